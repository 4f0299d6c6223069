import type { CallUpdate } from '@hotline/protocol/placed-call';

/** The calls of both lists, newest first, each once; where both have a call, `news` is believed. */
export function joinCalls(
  known: readonly CallUpdate[],
  news: readonly CallUpdate[],
): readonly CallUpdate[] {
  const calls = new Map([...known, ...news].map((update) => [update.id, update]));
  return Array.from(calls.values()).sort((one, other) => placedAt(other) - placedAt(one));
}

function placedAt({ call }: CallUpdate): number {
  return call.status === 'idle' ? 0 : call.dialedAt;
}
