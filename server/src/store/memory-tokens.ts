import type { TokenUse } from './store.ts';

/** Tokens of one process; see the port for what they promise. */
export function createMemoryTokens() {
  const uses = new Map<string, TokenUse>();
  return {
    claim: (use: TokenUse): TokenUse => {
      const first = uses.get(use.id) ?? use;
      uses.set(use.id, first);
      return first;
    },
    forget: (before: number, limit: number): number => {
      const old = [...uses.values()].filter(({ usedAt }) => usedAt < before).slice(0, limit);
      for (const { id } of old) uses.delete(id);
      return old.length;
    },
  };
}
