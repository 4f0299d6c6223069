/**
 * One call to a contact's phone, as the browser and the server both see it.
 * Times are epoch milliseconds on the clock of whoever applies the events.
 */
export type Call = IdleCall | LiveCall | EndedCall;

export interface IdleCall {
  readonly status: 'idle';
}

/** What is known of a call so far: the earliest time each thing was told to have happened. */
export interface CallFacts {
  readonly dialedAt: number;
  /** The phone service has taken the call; the contact's phone has not rung yet. */
  readonly startedAt?: number;
  readonly ringingAt?: number;
  readonly answeredAt?: number;
  /** A voicemail greeting answered, not a person. */
  readonly voicemail: boolean;
}

export interface LiveCall extends CallFacts {
  readonly status: 'dialing' | 'ringing' | 'answered';
}

export interface EndedCall extends CallFacts {
  readonly status: 'ended';
  readonly endedAt: number;
  readonly reason: EndReason;
}

/**
 * Why a call is over, the least telling first. A later, more telling reason replaces an earlier one,
 * so that "busy" wins over "completed" in whatever order the two arrive.
 */
export const endReasons = [
  'unknown',
  'completed',
  'service-fault',
  'cancelled',
  'no-answer',
  'unreachable',
  'declined',
  'busy',
  'number-problem',
  'blocked',
  'no-microphone',
] as const;

export type EndReason = (typeof endReasons)[number];

/** What happened to the contact's leg, never to the executive's own. */
export type CallEvent = { readonly type: 'dialing'; readonly at: number } | CallNews;

/** What is told of a call that has begun. */
export type CallNews =
  | { readonly type: 'started' | 'ringing' | 'answered' | 'machine'; readonly at: number }
  | { readonly type: 'ended'; readonly reason: EndReason; readonly at: number };

export const idle: IdleCall = { status: 'idle' };

/** True while the call may still cost money or carry sound. */
export function isLive(call: Call): call is LiveCall {
  return call.status !== 'idle' && call.status !== 'ended';
}

/**
 * The call after `event`. Events are joined, not replayed: in whatever order, and however often, the same
 * events arrive, the same call comes out, because the platform delivers late, twice and out of order.
 * Only "dialing" starts a new call. An event that tells nothing new returns `call` itself.
 */
export function nextCall(call: Call, event: CallEvent): Call {
  if (event.type === 'dialing') {
    return isLive(call) ? call : { status: 'dialing', dialedAt: event.at, voicemail: false };
  }
  if (call.status === 'idle') return call;
  const next = settle({ ...call, ...learn(call, event) });
  return same(call, next) ? call : next;
}

type Known = CallFacts & { readonly endedAt?: number; readonly reason?: EndReason };

function learn(known: Known, news: CallNews): Partial<Known> {
  switch (news.type) {
    case 'started':
      return { startedAt: earliest(known.startedAt, news.at) };
    case 'ringing':
      return { ringingAt: earliest(known.ringingAt, news.at) };
    case 'answered':
      return { answeredAt: earliest(known.answeredAt, news.at) };
    // The platform tells "machine" only of an answered leg, and "answered" may have been lost.
    case 'machine':
      return { answeredAt: earliest(known.answeredAt, news.at), voicemail: true };
    case 'ended':
      return {
        endedAt: earliest(known.endedAt, news.at),
        reason: moreTelling(known.reason, news.reason),
      };
  }
}

/** The one place where the status follows from the facts. */
function settle({ endedAt, reason, ...facts }: Known): Call {
  if (endedAt !== undefined && reason !== undefined) {
    // Clocks and bills round differently: nobody answers after the end.
    const answered = facts.answeredAt !== undefined && {
      answeredAt: Math.min(facts.answeredAt, endedAt),
    };
    return { ...facts, ...answered, status: 'ended', endedAt, reason };
  }
  if (facts.answeredAt !== undefined) return { ...facts, status: 'answered' };
  return { ...facts, status: facts.ringingAt === undefined ? 'dialing' : 'ringing' };
}

function earliest(known: number | undefined, told: number): number {
  return known === undefined ? told : Math.min(known, told);
}

function moreTelling(known: EndReason | undefined, told: EndReason): EndReason {
  if (known === undefined) return told;
  return endReasons.indexOf(told) > endReasons.indexOf(known) ? told : known;
}

function same(a: Known, b: Call): boolean {
  return Object.entries(b).every(([key, value]) => a[key as keyof Known] === value);
}
