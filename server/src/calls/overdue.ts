import { isLive, type CallNews } from '@hotline/protocol/call';
import type { StoredCall } from '../store/store.ts';
import { redeemableMs } from './redemption.ts';

/** The announcement, 45 s of ringing, and time to spare. */
const ringingMs = 120_000;
/** The 3,600 s that the NCCO allows, after the longest ringing. */
const talkingMs = ringingMs + 3_600_000;

/** When a live call must have ended even if every later event was lost; undefined when it is over. */
export function deadline({ call, claim, placedAt }: StoredCall): number | undefined {
  if (!isLive(call)) return undefined;
  if (!claim) return placedAt + redeemableMs;
  return claim.at + (call.status === 'answered' ? talkingMs : ringingMs);
}

/** How a call ends whose end was never told. */
export function overdueEnd({ call }: StoredCall, at: number): CallNews {
  // The platform's own limit has ended a talk by then; anything earlier went wrong.
  return { type: 'ended', reason: call.status === 'answered' ? 'completed' : 'service-fault', at };
}
