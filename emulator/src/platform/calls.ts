import type { Call } from './call.ts';

export interface Calls {
  add(call: Call): void;
  /** The newest first. */
  all(): readonly Call[];
  clear(): void;
}

/** Remembers live calls, and the last `kept` that ended. */
export function createCalls(kept = 50): Calls {
  let calls: readonly Call[] = [];
  return {
    add: (call) => {
      const ended = calls.filter((one) => !one.live).slice(0, kept);
      calls = [call, ...calls.filter((one) => one.live || ended.includes(one))];
    },
    all: () => calls,
    clear: () => {
      calls = [];
    },
  };
}
