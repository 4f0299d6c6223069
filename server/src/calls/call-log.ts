import { idle, isLive, nextCall, type CallNews } from '@hotline/protocol/call';
import type { CallUpdate } from '@hotline/protocol/placed-call';
import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';
import type { CallChange, Claim, Heard, KeptEvent, Store, StoredCall } from '../store/store.ts';
import { afterKept } from '../webhooks/event-news.ts';
import { afterNews } from './after-news.ts';
import type { CallFeed } from './call-feed.ts';
import { callId } from './call-id.ts';
import { redemption, type RefusalCode, type Redemption } from './redemption.ts';

export interface CallLogDependencies {
  readonly store: Store;
  readonly feed: CallFeed;
  readonly clock: Clock;
  readonly random: Random;
}

/** Everything that happens to calls passes here: kept first, then told to their user's browsers. */
export interface CallLog {
  /** A new call's id, or undefined while the user has another call. */
  place(user: string, contactId: string): Promise<string | undefined>;
  /** The user wants it over. A call nobody answered is cancelled; an answered one ends when the platform says so. */
  letGo(id: string): Promise<void>;
  redeem(id: string, user: string | undefined, leg: Omit<Claim, 'at'>): Promise<LoggedRedemption>;
  tell(id: string, news: CallNews): Promise<StoredCall | undefined>;
  /** Settles when the event is kept for good. */
  hear(event: KeptEvent, change: CallChange): Promise<Heard>;
}

export type LoggedRedemption = Redemption | { readonly ok: false; readonly code: UnknownCall };
type UnknownCall = RefusalCode | 'call-unknown';

/** What a browser is told of a call. */
export function callUpdate({ id, contactId, call }: StoredCall): CallUpdate {
  return { id, contactId, call };
}

export function createCallLog({ store, feed, clock, random }: CallLogDependencies): CallLog {
  function publish(call: StoredCall): void {
    feed.publish(call.user, callUpdate(call));
  }

  /** Once a change is kept, its user's browsers are told. */
  async function told<T extends Heard | undefined>(changing: Promise<T>): Promise<T> {
    const change = await changing;
    if (typeof change === 'object' && change.after.call !== change.before.call) {
      publish(change.after);
    }
    return change;
  }

  return {
    place: async (user, contactId) => {
      const placedAt = clock.now();
      const call = nextCall(idle, { type: 'dialing', at: placedAt });
      const placed = { id: callId(random(16)), user, contactId, placedAt, call, letGo: false };
      if (!(await store.place(placed))) return undefined;
      publish(placed);
      return placed.id;
    },
    letGo: async (id) => {
      const news = { type: 'ended', reason: 'cancelled', at: clock.now() } as const;
      await told(store.update(id, (stored) => afterLetGo(stored, news)));
    },
    redeem: async (id, user, leg) => {
      const claim = { ...leg, at: clock.now() };
      const redeem = (stored: StoredCall, ahead: readonly KeptEvent[]) =>
        afterRedemption(stored, redemption(stored, user, claim), ahead);
      const changed = await told(store.redeem(id, leg.conversation, redeem));
      return changed
        ? redemption(changed.before, user, claim)
        : { ok: false, code: 'call-unknown' };
    },
    tell: async (id, news) => {
      const changed = await told(store.update(id, (stored) => afterNews(stored, news)));
      return changed?.after;
    },
    hear: (event, change) => told(store.hear(event, change)),
  };
}

function afterLetGo(stored: StoredCall, news: CallNews): StoredCall {
  if (!isLive(stored.call)) return stored;
  return stored.call.status === 'answered' ? { ...stored, letGo: true } : afterNews(stored, news);
}

function afterRedemption(
  stored: StoredCall,
  outcome: Redemption,
  ahead: readonly KeptEvent[],
): StoredCall {
  return outcome.ok ? ahead.reduce(afterKept, outcome.call) : stored;
}
