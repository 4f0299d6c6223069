import type { Call } from '@hotline/protocol/call';

/** How long silence is believed, in ms. */
const deadlines = {
  /** From the click: then the tile says that it is still trying. */
  stillTrying: 4_000,
  /** Without news before the phone rings: then the call is given up. */
  dialing: 20_000,
  /** Longer than the platform lets a phone ring: then its word was lost. */
  ringing: 70_000,
  /** For the server's word on why a call ended: then it is asked. */
  unknownEnd: 5_000,
} as const;

/** True when nothing was heard of the call for so long that a person should be told. */
export function stillTrying(call: Call, now: number): boolean {
  const waiting = call.status === 'dialing' && call.startedAt === undefined;
  return waiting && now - call.dialedAt >= deadlines.stillTrying;
}

/** True when a call must be given up, because whatever would have ended it was lost. */
export function overdue(call: Call, now: number): boolean {
  if (call.status === 'dialing') {
    return now - (call.startedAt ?? call.dialedAt) >= deadlines.dialing;
  }
  return call.status === 'ringing' && now - (call.ringingAt ?? now) >= deadlines.ringing;
}

/** True while nobody has told why a call ended. */
export function unexplained(call: Call): boolean {
  return call.status === 'ended' && call.reason === 'unknown';
}

/** True when it is time to ask the server why a call ended. */
export function inDoubt(call: Call, now: number): boolean {
  return unexplained(call) && call.status === 'ended' && now - call.endedAt >= deadlines.unknownEnd;
}
