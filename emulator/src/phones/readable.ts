/** British numbers in their usual groups, others with a plus sign. */
export function readable(number: string): string {
  return /^\d+$/.test(number) ? `+${number.replace(/^44(\d{4})(\d{6})$/, '44 $1 $2')}` : number;
}
