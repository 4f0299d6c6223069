/** Vonage's own packages print private keys and tokens when DEBUG names them, as it does with `vonage:*` and `*`. */
export function printsKeys(debug: string): boolean {
  return debug.split(/[\s,]+/).some((pattern) => {
    const [start = '', ...rest] = pattern.toLowerCase().split('*');
    return start.startsWith('vonage') || (rest.length > 0 && 'vonage'.startsWith(start));
  });
}
