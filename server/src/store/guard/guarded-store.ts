import type { Clock } from '../../clock.ts';
import { HttpError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { SpillFile } from '../spill/spill-file.ts';
import type { CallChange, KeptEvent, Store } from '../store.ts';
import type { Availability } from './availability.ts';
import { createEventInbox } from './event-inbox.ts';
import { createPhase, type Phase } from './phase.ts';
import { createRecovery } from './recovery.ts';
import { createStoreWatch, type StoreWatch } from './store-watch.ts';
import { within } from './within.ts';

export interface GuardDependencies {
  /** The store as it is; the guard closes it. */
  readonly store: Store;
  /** Events that the database is yet to take. */
  readonly spill: SpillFile;
  /** Events that it refuses, for a person to look at. */
  readonly rejected: SpillFile;
  /** What an event that waited does to its call. */
  readonly changeOf: (event: KeptEvent) => CallChange;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Guarded {
  /**
   * Never keeps anybody waiting for a database that is away: then all but `hear`, which loses nothing, is refused at
   * once with HttpError 503 `call-log-away`. So is what takes too long.
   */
  readonly store: Store;
  readonly availability: Availability;
}

/** Longer than this nobody waits for the store, milliseconds. */
const patienceMs = 2000;

/** Stands between the server and its store, and gives that what an earlier run could not. */
export async function guardStore(dependencies: GuardDependencies): Promise<Guarded> {
  const { store, spill, rejected, clock, log } = dependencies;
  const phase = createPhase({ clock, log });
  const watch = createStoreWatch({ phase, ping: () => store.ping(), clock });
  const inbox = createEventInbox({ ...dependencies, phase, watch });
  const recovery = createRecovery({ phase, watch, inbox, spill, clock, log });
  phase.onChange(() => {
    recovery.later();
  });
  await recovery.now();

  return {
    availability: phase,
    store: {
      ...asked(store, phase, watch),
      hear: async (event, change) => {
        const heard = await inbox.hear(event, change);
        if (spill.end() > 0) recovery.later();
        return heard;
      },
      onChange: (listener) => {
        const stop = [store.onChange(listener), phase.onChange(tellWhenBack(phase, listener))];
        return () => {
          for (const each of stop) each();
        };
      },
      close: async () => {
        await recovery.stop();
        await Promise.all([spill.close(), rejected.close()]);
        await within(clock, patienceMs, () => store.close()).catch((error: unknown) => {
          log.warn({ err: error, code: 'store-not-closed' });
        });
      },
    },
  };
}

/** Whoever follows changes may have missed some. */
function tellWhenBack(phase: Phase, listener: () => void): () => void {
  return () => {
    if (phase.state() === 'ready') listener();
  };
}

/** All that is refused while the store is away. */
function asked(
  store: Store,
  phase: Phase,
  watch: StoreWatch,
): Omit<Store, 'hear' | 'onChange' | 'close'> {
  async function ask<T>(work: () => Promise<T>): Promise<T> {
    if (phase.state() === 'away') throw new HttpError('call-log-away');
    const attempt = await watch.attempt(work, patienceMs);
    if (attempt.ok) return attempt.value;
    throw attempt.fault === 'own' ? attempt.error : new HttpError('call-log-away');
  }

  return {
    rows: (text, ...values) => ask(() => store.rows(text, ...values)),
    write: (...statements) => ask(() => store.write(...statements)),
    place: (call) => ask(() => store.place(call)),
    find: (id) => ask(() => store.find(id)),
    page: (user, limit, from) => ask(() => store.page(user, limit, from)),
    pageOfAll: (limit, before) => ask(() => store.pageOfAll(limit, before)),
    spentSince: (at) => ask(() => store.spentSince(at)),
    live: (user) => ask(() => store.live(user)),
    position: (user) => ask(() => store.position(user)),
    changesAfter: (user, position, limit) => ask(() => store.changesAfter(user, position, limit)),
    due: (now, application) => ask(() => store.due(now, application)),
    update: (id, change) => ask(() => store.update(id, change)),
    redeem: (...asked) => ask(() => store.redeem(...asked)),
    claim: (use) => ask(() => store.claim(use)),
    note: (id, notes) => ask(() => store.note(id, notes)),
    notes: (id) => ask(() => store.notes(id)),
    events: (conversation) => ask(() => store.events(conversation)),
    troubles: (limit) => ask(() => store.troubles(limit)),
    lease: (task, holder, now, until) => ask(() => store.lease(task, holder, now, until)),
    forget: (before, limit) => ask(() => store.forget(before, limit)),
    forgetTokens: (before, limit) => ask(() => store.forgetTokens(before, limit)),
    erase: (person) => ask(() => store.erase(person)),
    ping: () => ask(() => store.ping()),
  };
}
