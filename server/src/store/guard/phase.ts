import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Availability } from './availability.ts';

export interface PhaseDependencies {
  readonly clock: Clock;
  readonly log: Log;
}

/** How things stand with the database; to everybody else, `catching-up` is `away`. */
export interface Phase extends Availability {
  now(): 'ready' | 'away' | 'catching-up';
  /** It does not answer. */
  leave(error: unknown): void;
  /** It takes events again, but not all that waited are in it yet. */
  back(): void;
  /** All that waited is in it. */
  ready(): void;
}

export function createPhase({ clock, log }: PhaseDependencies): Phase {
  const listeners = new Set<() => void>();
  let phase: ReturnType<Phase['now']> = 'ready';
  let awaySince = 0;

  function tell(): void {
    for (const listener of [...listeners]) listener();
  }

  return {
    now: () => phase,
    state: () => (phase === 'ready' ? 'ready' : 'away'),
    leave: (error) => {
      const before = phase;
      phase = 'away';
      if (before !== 'ready') return;
      awaySince = clock.now();
      log.error({ err: error, code: 'call-log-away' });
      tell();
    },
    back: () => {
      if (phase === 'away') phase = 'catching-up';
    },
    ready: () => {
      if (phase !== 'catching-up') return;
      phase = 'ready';
      log.warn({ code: 'call-log-back', ms: clock.now() - awaySince });
      tell();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
