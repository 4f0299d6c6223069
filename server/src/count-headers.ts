/** How often a header stands in a request, by its name in small letters. @param rawHeaders names and values by turns */
export function countHeaders(rawHeaders: readonly string[], name: string): number {
  let count = 0;
  for (let n = 0; n < rawHeaders.length; n += 2) {
    const found = rawHeaders[n] ?? '';
    if (found.length === name.length && found.toLowerCase() === name) count += 1;
  }
  return count;
}
