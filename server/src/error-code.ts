/** The system's name for what went wrong, such as `ENOENT`; the error's own text when it has none. */
export function errorCode(error: unknown): string {
  const named = typeof error === 'object' && error !== null && 'code' in error;
  return String(named ? error.code : error);
}
