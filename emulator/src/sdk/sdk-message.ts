import type { Dialect } from './dialect.ts';

/** Something that a browser said to the platform, or the platform to it. Tokens are left out. */
export interface SdkMessage {
  /** Unknown where a request does not tell it, and its user has several. */
  readonly session?: string;
  /** The user's name; unknown where the request is from nobody who may ask. */
  readonly user?: string;
  readonly dialect?: Dialect['name'];
  /** In: a request by REST, or what came over the socket. Out: an event over the socket. */
  readonly direction: 'in' | 'out';
  /** `POST /v0.3/legs`, or the event's name. */
  readonly name: string;
  readonly body: unknown;
  /** What a request was answered. */
  readonly reply?: { readonly status: number; readonly body: unknown };
  /** Why nothing came of it, where neither a reply nor an event says so. */
  readonly failure?: string;
  /** Epoch milliseconds; of a request: when it came. */
  readonly at: number;
}
