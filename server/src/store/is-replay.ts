import type { TokenUse } from './store.ts';

/** Whether a token was first used for something else. */
export function isReplay(use: TokenUse | undefined, claim: (use: TokenUse) => TokenUse): boolean {
  return use !== undefined && claim(use).usedFor !== use.usedFor;
}
