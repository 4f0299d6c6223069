import { idle, isLive, nextCall, type CallNews } from '@hotline/protocol/call';
import type { CallUpdate, LetGoReason } from '@hotline/protocol/placed-call';
import type { EventWebhook } from '@hotline/protocol/webhook';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Random } from '../random.ts';
import type {
  Claim,
  Heard,
  KeptEvent,
  RedeemedCall,
  Store,
  StoredCall,
  TokenUse,
} from '../store/store.ts';
import { afterEvent, afterKept } from './after-event.ts';
import { afterLetGo } from './after-let-go.ts';
import { afterNews } from './after-news.ts';
import { callId } from './call-id.ts';
import { scheduled } from './look-at.ts';
import { maskedJson } from './masked.ts';
import { redemption, type RefusalCode, type Redemption } from './redemption.ts';

export interface CallLogDependencies {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** The voice application that carries new calls. */
  readonly application: { readonly id: string };
}

export interface NewCall {
  readonly user: string;
  readonly contactId: string;
  /** The page that will hold its sound. */
  readonly page?: string | undefined;
  /** How long it may be talked on at most. */
  readonly maxSeconds?: number;
}

/** Everything that happens to calls passes here, is kept, and has its next look planned. */
export interface CallLog {
  /** A new call's id, or undefined while the user has another call. */
  place(call: NewCall): Promise<string | undefined>;
  /** It is wanted over. A call nobody answered ends at once, as cancelled or so; an answered one when the platform says so. */
  letGo(id: string, reason?: LetGoReason): Promise<void>;
  /** A page is there, and holds the sound of its calls; whether it has any that go on. */
  seen(user: string, page: string): Promise<boolean>;
  /** Claims what it was asked with, too. */
  redeem(
    id: string,
    user: string | undefined,
    leg: Omit<Claim, 'at'>,
    token?: TokenUse,
  ): Promise<LoggedRedemption | 'replayed'>;
  tell(id: string, news: CallNews): Promise<StoredCall | undefined>;
  /** Puts something into the call's timeline, when there is time: nobody waits for it. */
  jot(id: string, kind: string, body: unknown): void;
  /** Settles when the event is kept for good. */
  hear(kept: KeptEvent, event: EventWebhook): Promise<Heard>;
}

export type LoggedRedemption = Redemption | { readonly ok: false; readonly code: UnknownCall };
type UnknownCall = RefusalCode | 'call-unknown';

/** What a browser is told of a call. */
export function callUpdate({ id, contactId, call, price }: StoredCall): CallUpdate {
  return { id, contactId, call, ...(price !== undefined && { price }) };
}

export function createCallLog(dependencies: CallLogDependencies): CallLog {
  const { store, clock, log } = dependencies;

  return {
    place: async (call) => {
      const placed = freshCall(dependencies, call);
      return (await store.place(placed)) ? placed.id : undefined;
    },
    letGo: async (id, reason) => {
      const at = clock.now();
      await store.update(id, (stored) => scheduled(afterLetGo(stored, at, reason)));
    },
    seen: (user, page) => seen(store, user, { id: page, seenAt: clock.now() }),
    redeem: async (id, user, leg, token) => {
      const claim = { ...leg, at: clock.now() };
      const change: RedeemedCall = (stored, ahead) =>
        afterRedemption(stored, redemption(stored, user, claim), ahead);
      const changed = await store.redeem(id, leg.conversation, change, token);
      if (changed === 'replayed') return changed;
      if (!changed) return { ok: false, code: 'call-unknown' };
      return stillThere(redemption(changed.before, user, claim), changed.after);
    },
    tell: async (id, news) => {
      const changed = await store.update(id, (stored) => scheduled(afterNews(stored, news)));
      return changed?.after;
    },
    jot: (id, kind, body) => {
      const note = { at: clock.now(), kind, body: maskedJson(JSON.stringify(body)) };
      store.note(id, [note]).catch((error: unknown) => {
        log.warn({ err: error, code: 'note-not-kept' });
      });
    },
    hear: (kept, event) => store.hear(kept, (call) => afterEvent(call, event, kept.receivedAt)),
  };
}

/** Notes when a page was there with the calls that it holds; whether there are any. */
async function seen(
  store: Store,
  user: string,
  page: NonNullable<StoredCall['page']>,
): Promise<boolean> {
  const live = await store.live(user);
  const held = live.filter(({ call }) => call.page?.id === page.id);
  for (const { call } of held) {
    await store.update(call.id, (stored) => scheduled({ ...stored, page }));
  }
  return held.length > 0;
}

function freshCall(
  { clock, random, application }: CallLogDependencies,
  { user, contactId, page, maxSeconds }: NewCall,
): StoredCall {
  const placedAt = clock.now();
  const call = nextCall(idle, { type: 'dialing', at: placedAt });
  const held = page === undefined ? {} : { page: { id: page, seenAt: placedAt } };
  const bounded = maxSeconds === undefined ? {} : { maxSeconds };
  const carried = { application: application.id, call, legs: [], ...held, ...bounded };
  return scheduled({ id: callId(random(16)), user, contactId, placedAt, ...carried });
}

function afterRedemption(
  stored: StoredCall,
  outcome: Redemption,
  ahead: readonly KeptEvent[],
): StoredCall {
  return outcome.ok ? ahead.reduce(afterKept, scheduled(outcome.call)) : stored;
}

/** An event that was ahead of the call may have ended it already. */
function stillThere(outcome: Redemption, after: StoredCall): Redemption {
  return outcome.ok && !isLive(after.call) ? { ok: false, code: 'call-over' } : outcome;
}
