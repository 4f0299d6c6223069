/** As the platform writes money; what looks otherwise is not counted. */
const decimal = /^(\d{1,9})(?:\.(\d{1,12}))?$/;
const places = 12;

export function isDecimal(text: string): boolean {
  return decimal.test(text);
}

/** The sum of decimal numbers, exact, without needless zeros; undefined when none is told. */
export function sumOfPrices(prices: readonly (string | undefined)[]): string | undefined {
  const told = prices.flatMap((price) => decimal.exec(price ?? '') ?? []);
  if (told.length === 0) return undefined;
  const sum = prices.reduce((total, price) => total + scaled(price), 0n);
  const digits = String(sum).padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, '');
}

/** Millionths of a price, rounded up; null when it is none. */
export function microsOf(price: string | undefined): number | null {
  if (price === undefined || !isDecimal(price)) return null;
  return Number((scaled(price) + 999_999n) / 1_000_000n);
}

/** Millionths as a decimal number. */
export function priceOf(micros: number): string {
  return (
    sumOfPrices([`${Math.trunc(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`]) ?? '0'
  );
}

function scaled(price = ''): bigint {
  const [, whole = '0', part = ''] = decimal.exec(price) ?? [];
  return BigInt(whole + part.padEnd(places, '0'));
}
