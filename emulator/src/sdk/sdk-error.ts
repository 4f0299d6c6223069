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

export const notFound = (what: string): SdkError =>
  new SdkError(404, `${what}:error:not-found`, `There is no such ${what}, or it is not yours.`);
