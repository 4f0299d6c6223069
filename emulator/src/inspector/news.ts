import type { CallRecord } from './call-record.ts';
import type { Entry } from './entry.ts';

/** What is new: a call, an entry of a call or of none, or that all is forgotten. */
export interface News {
  readonly call?: CallRecord | undefined;
  readonly entry?: Entry;
  readonly forgotten?: true;
}
