const small = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  ...['eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen'],
  ...['eighteen', 'nineteen'],
];
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const scales = [
  ['trillion', 1e12],
  ['billion', 1e9],
  ['million', 1e6],
  ['thousand', 1e3],
  ['hundred', 100],
] as const;

/** A whole number from 0 in English words; far too large ones digit by digit. */
export function cardinal(value: number): string {
  if (value >= 1e15) return digits(String(value));
  const scale = scales.find(([, size]) => value >= size);
  if (scale) {
    const [name, size] = scale;
    const rest = value % size;
    return `${cardinal(Math.floor(value / size))} ${name}${rest > 0 ? ` ${cardinal(rest)}` : ''}`;
  }
  if (value < 20) return small[value] ?? '';
  const one = value % 10;
  return `${tens[Math.floor(value / 10)] ?? ''}${one > 0 ? ` ${cardinal(one)}` : ''}`;
}

const irregular: Readonly<Record<string, string>> = {
  ...{ one: 'first', two: 'second', three: 'third', five: 'fifth', eight: 'eighth' },
  ...{ nine: 'ninth', twelve: 'twelfth' },
};

export function ordinal(value: number): string {
  return cardinal(value).replace(/\S+$/, (last) => {
    return irregular[last] ?? `${last.replace(/y$/, 'ie')}th`;
  });
}

/** Each digit by its name; everything else as it is. */
export function digits(text: string): string {
  return text.replace(/\d/g, (digit) => ` ${cardinal(Number(digit))} `).trim();
}
