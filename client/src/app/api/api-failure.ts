/** Why the server did not do what it was asked. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  /** Stable and kebab-case; `server-unreachable` when no answer came at all. */
  readonly code: string;
  /** The HTTP status, 0 when no answer came. */
  readonly status: number;
  /** After so many seconds it may be tried again; 0 when the server has not said. */
  readonly retryAfter: number;

  constructor(status: number, code: string, message: string, retryAfter = 0) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

export function unreachable(): ApiFailure {
  return new ApiFailure(0, 'server-unreachable', 'Hotline cannot be reached.');
}
