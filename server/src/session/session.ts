/** Somebody who is signed in, in one browser. Times are epoch milliseconds. */
export interface Session {
  /** Names it to its user; what proves it is the secret, which only the browser has. */
  readonly id: string;
  readonly user: string;
  readonly createdAt: number;
  /** When it was last used, to the minute. */
  readonly seenAt: number;
  /** When its user last proved to be that user. */
  readonly provenAt: number;
  /** What the browser calls itself. */
  readonly agent: string;
}
