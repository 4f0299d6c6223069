import type { LegLevels } from '../platform/legs/leg-levels.ts';
import type { Clock } from '../platform/ports.ts';

export interface LevelSamplerDependencies {
  readonly clock: Clock;
  /** How loud every leg is now that has sound. */
  readonly levels: () => readonly LegLevels[];
  readonly take: (levels: readonly LegLevels[]) => void;
}

/** Milliseconds from one look at the levels to the next. */
export const levelTime = 250;

/** Looks at the levels again and again, from a start until no leg has sound any more. */
export function createLevelSampler({ clock, levels, take }: LevelSamplerDependencies) {
  let callOff: (() => void) | undefined;

  function look(): void {
    callOff = undefined;
    const all = levels();
    take(all);
    if (all.length > 0) callOff = clock.after(levelTime, look);
  }

  return {
    /** Idempotent. */
    start: (): void => {
      callOff ??= clock.after(levelTime, look);
    },
    stop: (): void => {
      callOff?.();
      callOff = undefined;
    },
  };
}
