/** Whether SQLite refused because another process holds the file (SQLITE_BUSY). */
export function isBusy(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'errcode' in error && error.errcode === 5;
}
