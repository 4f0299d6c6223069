import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { SpillFile } from '../spill/spill-file.ts';
import type { EventInbox } from './event-inbox.ts';
import type { Phase } from './phase.ts';
import type { StoreWatch } from './store-watch.ts';

export interface RecoveryDependencies {
  readonly phase: Phase;
  readonly watch: Pick<StoreWatch, 'answers'>;
  readonly inbox: Pick<EventInbox, 'catchUp'>;
  readonly spill: Pick<SpillFile, 'end'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Asks every second whether the store is back, while it is away or events wait for it. */
export interface Recovery {
  /** Tries at once; fulfilled however that ends. */
  now(): Promise<void>;
  /** Tries in a second, unless it is about to. */
  later(): void;
  /** Fulfilled when nothing is under way any more. */
  stop(): Promise<void>;
}

const againMs = 1000;

export function createRecovery(dependencies: RecoveryDependencies): Recovery {
  const { phase, watch, inbox, spill, clock, log } = dependencies;
  const done = () => phase.state() === 'ready' && spill.end() === 0;
  let running = Promise.resolve();
  let planned: (() => void) | undefined;
  let stopped = false;

  async function recover(): Promise<void> {
    try {
      if (!(await watch.answers()) || !(await inbox.catchUp(() => !stopped))) return;
      phase.ready();
    } catch (error) {
      log.error({ err: error, code: 'spill-file-unusable' });
    }
  }

  function later(): void {
    if (planned || stopped) return;
    planned = clock.after(againMs, () => {
      running = now();
    });
  }

  async function now(): Promise<void> {
    // While this runs nothing else is planned.
    planned ??= () => undefined;
    await recover();
    planned = undefined;
    if (!done()) later();
  }

  return {
    now,
    later,
    stop: async () => {
      stopped = true;
      planned?.();
      await running;
    },
  };
}
