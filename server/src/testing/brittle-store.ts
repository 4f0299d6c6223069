import type { Store } from '../store/store.ts';

/** `silent` does what it is asked and never says so; `hung` does nothing. */
export type StoreMood = 'good' | 'gone' | 'hung' | 'silent';

export interface BrittleStore {
  readonly store: Store;
  /** How it behaves from now on. */
  be(mood: StoreMood): void;
  /** Fails this often in a row when it hears the event, and answers everything else. */
  choke(id: string, times?: number): void;
  /** How often it was asked whether it is there. */
  pings(): number;
  /** How many questions it has left without an answer. */
  unanswered(): number;
}

/** The same store, which a test takes away and brings back. */
export function brittle(inner: Store): BrittleStore {
  const choking = new Map<string, number>();
  let mood: StoreMood = 'good';
  let pings = 0;
  let unanswered = 0;

  function ask<T>(work: () => Promise<T>): Promise<T> {
    if (mood === 'good') return work();
    if (mood === 'gone') return Promise.reject(new Error('connection refused'));
    unanswered += 1;
    if (mood === 'silent') void work();
    return new Promise(() => undefined);
  }

  function asked(name: string | symbol, method: (...asked: unknown[]) => Promise<unknown>) {
    return (...parameters: unknown[]) => {
      if (name === 'ping') pings += 1;
      if (name === 'hear') {
        const { id } = parameters[0] as { id: string };
        const left = choking.get(id) ?? 0;
        choking.set(id, left - 1);
        if (left > 0) return Promise.reject(new Error('invalid byte sequence'));
      }
      return ask(() => method(...parameters));
    };
  }

  return {
    store: new Proxy(inner, {
      get: (target, name: keyof Store) => {
        const method = Reflect.get(target, name) as (...asked: unknown[]) => Promise<unknown>;
        return name === 'onChange' || name === 'close' ? method : asked(name, method);
      },
    }),
    be: (next) => {
      mood = next;
    },
    choke: (id, times = Infinity) => {
      choking.set(id, times);
    },
    pings: () => pings,
    unanswered: () => unanswered,
  };
}
