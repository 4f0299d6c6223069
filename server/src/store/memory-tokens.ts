import { isReplay } from './is-replay.ts';
import type { TokenUse } from './store.ts';

/** Tokens of one process; see the port for what they promise. */
export function createMemoryTokens() {
  const uses = new Map<string, TokenUse>();

  function claim(use: TokenUse): TokenUse {
    const first = uses.get(use.id) ?? use;
    uses.set(use.id, first);
    return first;
  }

  /** Does `work` with a token; when that throws, the token has not been used. */
  function claimWith<T>(use: TokenUse | undefined, work: () => T): T | 'replayed' {
    const unused = use && !uses.has(use.id);
    if (use && isReplay(use, claim(use))) return 'replayed';
    try {
      return work();
    } catch (error) {
      if (unused) uses.delete(use.id);
      throw error;
    }
  }

  return {
    claim,
    claimWith,
    forget: (before: number, limit: number): number => {
      const old = [...uses.values()].filter(({ usedAt }) => usedAt < before).slice(0, limit);
      for (const { id } of old) uses.delete(id);
      return old.length;
    },
  };
}
