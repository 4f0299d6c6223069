/** A request that somebody made of the emulator, and the reply. */
export interface RequestTrace {
  readonly kind: 'request';
  /** Who speaks so: a server, or somebody who tries things out. */
  readonly face: 'rest' | 'by-hand';
  /** Epoch milliseconds. */
  readonly at: number;
  readonly took: number;
  readonly method: string;
  /** With its parameters. */
  readonly path: string;
  readonly status: number;
  readonly request: unknown;
  readonly reply: string | undefined;
}
