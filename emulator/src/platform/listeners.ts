export interface Listeners<Arguments extends readonly unknown[]> {
  /** The returned function takes the listener out again. */
  readonly add: (listener: (...told: Arguments) => void) => () => void;
  readonly tell: (...told: Arguments) => void;
}

export function createListeners<Arguments extends readonly unknown[]>(): Listeners<Arguments> {
  const listeners = new Set<(...told: Arguments) => void>();
  return {
    add: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: (...told) => {
      for (const listener of listeners) listener(...told);
    },
  };
}
