import type { TokenUse } from './store.ts';

/** Whether a token was first used for something else, or for the same too long ago. */
export function isReplay(use: TokenUse, first: TokenUse): boolean {
  return first.usedFor !== use.usedFor || use.usedAt - first.usedAt > (use.againMs ?? Infinity);
}
