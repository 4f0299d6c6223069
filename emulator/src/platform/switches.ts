/** Some things that can be set: each is as it was at the start until somebody sets it. */
export interface Switches<T> {
  readonly now: () => T;
  /** Leaves what `change` does not name as it is. With `milliseconds`, it is as at the start again after them. */
  readonly set: (change: Partial<T>, milliseconds?: number) => void;
  /** Everything is as at the start. */
  readonly reset: () => void;
}

interface Timer {
  /** Runs once after that many milliseconds; the returned function calls it off. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

/** `start` is asked each time: what it says may change. */
export function createSwitches<T extends object>(start: () => T, { after }: Timer): Switches<T> {
  const changed = new Map<string, unknown>();
  const lapses = new Map<string, () => void>();

  function forget(name: string): void {
    changed.delete(name);
    lapses.get(name)?.();
    lapses.delete(name);
  }

  return {
    now: () => ({ ...start(), ...Object.fromEntries(changed) }),
    set: (change, milliseconds) => {
      for (const [name, value] of Object.entries(change)) {
        forget(name);
        changed.set(name, value);
        if (milliseconds === undefined) continue;
        lapses.set(
          name,
          after(milliseconds, () => {
            forget(name);
          }),
        );
      }
    },
    reset: () => {
      for (const name of changed.keys()) forget(name);
    },
  };
}
