/** How long to wait, in seconds, as one says it; rounded up, so that it is never too early. */
export function waitWords(seconds: number): string {
  if (seconds <= 0) return 'in a while';
  if (seconds <= 90) return `in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
  return `in ${Math.ceil(seconds / 60)} minutes`;
}
