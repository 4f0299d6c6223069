import { idle, type Call } from '@hotline/protocol/call';
import type { TileSituation } from '../calls/tile-face.ts';

const facts = { dialedAt: 0, voicemail: false } as const;

/** One call of each kind, for Bob, at 67 s. */
export const calls = {
  idle,
  dialing: { ...facts, status: 'dialing' },
  ringing: { ...facts, status: 'ringing', ringingAt: 60_000 },
  answered: { ...facts, status: 'answered', answeredAt: 0 },
  voicemail: { ...facts, voicemail: true, status: 'answered', answeredAt: 0 },
  ended: { ...facts, status: 'ended', endedAt: 0, reason: 'busy' },
} as const satisfies Record<string, Call>;

export function situation(changes: Partial<TileSituation> = {}): TileSituation {
  return {
    contact: { id: 'bob', name: 'Bob', title: 'Finance' },
    call: idle,
    availability: { kind: 'free' },
    now: 67_000,
    muted: false,
    patience: null,
    ...changes,
  };
}
