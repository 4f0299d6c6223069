const euro = new Intl.NumberFormat('en-GB', {
  style: 'currency',
  currency: 'EUR',
  minimumFractionDigits: 2,
  maximumFractionDigits: 4,
});

/** A decimal number of euro as a person reads it, to the hundredth of a cent: "€0.02", "€0.0144". */
export function priceWords(price: string): string {
  return euro.format(Number(price));
}
