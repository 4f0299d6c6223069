/** Why the emulator does not start, in one line; `code` stays the same for ever. */
export class StartError extends Error {
  readonly code: StartErrorCode;

  constructor(code: StartErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

export type StartErrorCode =
  | 'flag-invalid'
  | 'application-file-missing'
  | 'application-file-unreadable'
  | 'application-file-not-json'
  | 'application-file-invalid'
  | 'key-unreadable'
  | 'call-file-invalid'
  | 'port-unavailable';

/** What an error says, in one line, without the name of its kind. */
export function inWords(error: unknown): string {
  return String(error)
    .replace(/^\w*Error(?: \[\w+\])?: /, '')
    .replaceAll(/\s+/g, ' ');
}
