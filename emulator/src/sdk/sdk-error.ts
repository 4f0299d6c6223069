/** An answer the SDK can read: a `code` for programs, a description for people. */
export class SdkError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, description: string) {
    super(description);
    this.status = status;
    this.code = code;
  }
}

/** Throws it, in place of what made the SDP unusable. */
export function invalidOffer(error: unknown): never {
  throw new SdkError(400, 'rtc:error:invalid-offer', String(error));
}

export const tooLate = (): SdkError =>
  new SdkError(400, 'conversation:error:invalid-member-state', 'Nobody waits for that any more.');

export const notFound = (what: string): SdkError =>
  new SdkError(404, `${what}:error:not-found`, `There is no such ${what}, or it is not yours.`);
