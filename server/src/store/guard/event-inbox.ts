import { HttpError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { SpillFile } from '../spill/spill-file.ts';
import type { CallChange, Heard, KeptEvent, Store } from '../store.ts';
import { catchUp } from './catch-up.ts';
import type { Phase } from './phase.ts';
import type { StoreWatch } from './store-watch.ts';

export interface EventInboxDependencies {
  readonly store: Pick<Store, 'hear'>;
  readonly phase: Phase;
  readonly watch: StoreWatch;
  /** Events that the database is yet to take. */
  readonly spill: SpillFile;
  /** Events that it refuses, for a person to look at. */
  readonly rejected: SpillFile;
  /** What an event that waited does to its call. */
  readonly changeOf: (event: KeptEvent) => CallChange;
  readonly log: Log;
}

/** Loses no event, whether the database takes it or not. */
export interface EventInbox {
  /** As a store's; `put-aside` when the event is on disk but not in the database. @throws HttpError 503 `call-log-away` */
  hear(event: KeptEvent, change: CallChange): Promise<Heard>;
  /** Gives the database all that waits, oldest first; false when it does not take it now, or nobody wants it to. */
  catchUp(wanted: () => boolean): Promise<boolean>;
}

/** The platform waits for an answer; events that waited on the disk are in no hurry. */
const hearMs = 700;
const unhurriedMs = 2000;

/** Not taken by the database, but no fault of the event. */
const left = 'left';

export function createEventInbox(dependencies: EventInboxDependencies): EventInbox {
  const { store, phase, watch, spill, rejected, changeOf, log } = dependencies;

  async function offer(event: KeptEvent, change: CallChange, ms: number) {
    const ask = () => watch.attempt(() => store.hear(event, change), ms);
    const first = await ask();
    // It answers, so it may only have been gone for a moment.
    const tried = !first.ok && first.fault === 'own' ? await ask() : first;
    if (tried.ok) return tried.value;
    if (tried.fault !== 'own') return left;
    log.error({ err: tried.error, code: 'event-rejected', event: event.id });
    return putInto(rejected, event);
  }

  async function putInto(file: SpillFile, event: KeptEvent): Promise<Heard> {
    try {
      await file.append(event);
      return 'put-aside';
    } catch (error) {
      log.error({ err: error, code: 'event-not-kept', event: event.id });
      throw new HttpError('call-log-away');
    }
  }

  return {
    hear: async (event, change) => {
      const heard = phase.now() === 'away' ? left : await offer(event, change, hearMs);
      return heard === left ? putInto(spill, event) : heard;
    },
    catchUp: (wanted) =>
      catchUp({
        spill,
        wanted,
        give: async (event) => (await offer(event, changeOf(event), unhurriedMs)) !== left,
        // From then on new events go past the file, or its end might never be reached.
        nearlyDone: () => {
          phase.back();
        },
      }),
  };
}
