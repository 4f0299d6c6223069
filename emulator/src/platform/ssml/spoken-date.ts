import { cardinal, ordinal } from './number-words.ts';

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'],
  ...['October', 'November', 'December'],
];

/** A date as it is said; `format` names the order of its parts, as in "dmy". What is no date stays as it is. */
export function spokenDate(text: string, format = ''): string {
  const parts = text.match(/\d+/g) ?? [];
  const order = /^[dmy]{1,3}$/.test(format) ? format : usualOrder(parts);
  if (parts.length === 0 || order.length !== parts.length) return text;
  const said = parts.map((part, index) => {
    const letter = order.charAt(index);
    return { letter, words: partAs(letter, Number(part)) };
  });
  if (said.some(({ words }) => words === undefined)) return text;
  const inOrder = ['m', 'd', 'y'].flatMap((each) => said.filter(({ letter }) => letter === each));
  return inOrder.map(({ words }) => words).join(' ');
}

function partAs(letter: string, value: number): string | undefined {
  if (letter === 'm') return months[value - 1];
  if (letter === 'y') return spokenYear(value);
  return value >= 1 && value <= 31 ? ordinal(value) : undefined;
}

function usualOrder([first = '', ...others]: readonly string[]): string {
  if (first.length === 4) return 'ymd'.slice(0, 1 + others.length);
  return others.length === 1 ? 'md' : 'mdy'.slice(0, 1 + others.length);
}

/** 1984 is nineteen eighty four. */
function spokenYear(year: number): string {
  const [century, rest] = [Math.floor(year / 100), year % 100];
  if (year < 1000 || year > 9999 || year % 1000 < 10) return cardinal(year);
  if (rest === 0) return `${cardinal(century)} hundred`;
  return `${cardinal(century)} ${rest < 10 ? 'oh ' : ''}${cardinal(rest)}`;
}
