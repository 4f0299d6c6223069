/** What an entry of a timeline tells of. */
export type Kind =
  | 'instructions'
  | 'step'
  | 'webhook'
  | 'rest'
  | 'by-hand'
  | 'sdk'
  | 'leg'
  | 'sound'
  | 'key'
  | 'recording'
  | 'complaint';

/** Whose fault something was, as calls are filtered by it. */
export const troubles = [
  'answer-url',
  'event-url',
  'instructions',
  'rest',
  'sdk',
  'unreachable',
] as const;
export type Trouble = (typeof troubles)[number];

/** A body, as it went over the wire, or as much of it as is kept. */
export interface Text {
  readonly name: 'request' | 'reply' | 'ncco' | 'action' | 'message';
  readonly text: string;
  /** How many characters are left out. */
  readonly cut?: number;
}

/** One try of a webhook. */
export interface Attempt {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly took: number;
  /** The HTTP status, or why there was none. */
  readonly outcome: number | string;
}

export type Facts = Readonly<Record<string, string | number | boolean>>;

/** One thing on the timeline of a call. */
export interface Entry {
  /** Counts all entries of the book. */
  readonly id: number;
  /** Epoch milliseconds at which it began. */
  readonly at: number;
  /** Milliseconds; absent of what happens at once, and while it goes on. */
  readonly took?: number;
  /** It goes on. */
  readonly open?: boolean;
  readonly kind: Kind;
  readonly title: string;
  readonly leg?: string;
  readonly trouble?: Trouble;
  /** What went wrong, in plain words. */
  readonly problem?: string;
  readonly facts: Facts;
  readonly texts: readonly Text[];
  readonly attempts: readonly Attempt[];
}

/** To which call it belongs, as far as that is known. */
export interface Place {
  readonly conversation?: string | undefined;
  readonly leg?: string | undefined;
  /** The phone that was touched. */
  readonly party?: string | undefined;
}

/** A new entry, or more about the one of the same `of`. */
export interface Draft extends Partial<Omit<Entry, 'id' | 'kind' | 'leg' | 'took'>> {
  readonly kind: Kind;
  readonly of?: object;
  readonly place: Place;
  /** It ends now. */
  readonly over?: boolean;
}
