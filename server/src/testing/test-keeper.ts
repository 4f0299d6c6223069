import { hash, randomBytes } from 'node:crypto';
import { createCallLog, type CallLog } from '../calls/call-log.ts';
import { keepCalls } from '../calls/call-keeper.ts';
import { createLog } from '../log.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import type { Store, StoredCall } from '../store/store.ts';
import type { PlatformLeg } from '../voice-api/platform-leg.ts';
import { createHearEvent } from '../webhooks/hear-event.ts';
import { FakeClock } from './fake-clock.ts';
import { FakeVoiceApi } from './fake-voice-api.ts';

/** A store with calls in it, a platform to ask, and keepers that a test starts. */
export interface TestKeeper {
  readonly store: Store;
  readonly clock: FakeClock;
  readonly voiceApi: FakeVoiceApi;
  readonly callLog: CallLog;
  readonly codes: (string | undefined)[];
  /** Starts a keeper; the returned function stops it. */
  keep(application?: string): () => void;
  /** Places john's call, and answers with its id; the page holds its sound. */
  place(user?: string, page?: string): Promise<string>;
  /** As `place`, and the platform takes it: its conversation is the user in capitals. */
  begin(user?: string, page?: string): Promise<string>;
  /** The platform tells of a leg, `caller` or `contact`. */
  hear(leg: string, status: string, user?: string): Promise<void>;
  /** The page stays there for that long. */
  stay(page: string, milliseconds: number, user?: string): Promise<void>;
  call(id: string): Promise<StoredCall>;
  /** What was asked of the platform. */
  asked(): string[];
}

export const legUuid = (leg: string, user = 'john') => `${leg}-of-${user}`;

/** The platform's record of a leg. */
export function leg(name: string, status: string, more: Partial<PlatformLeg> = {}): PlatformLeg {
  return { uuid: legUuid(name), status, ...more };
}

export function createTestKeeper(
  options: { readonly store?: Store; readonly clock?: FakeClock } = {},
): TestKeeper {
  const { store = createMemoryStore(), clock = new FakeClock() } = options;
  const voiceApi = new FakeVoiceApi(clock);
  const codes: (string | undefined)[] = [];
  const log = createLog('debug', {
    write: (line) => void codes.push((JSON.parse(line) as { code?: string }).code),
  });
  const outside = { store, clock, random: randomBytes, log };
  const callLog = createCallLog({ ...outside, application: { id: 'app' } });
  const hearEvent = createHearEvent({ callLog, clock });

  async function place(user = 'john', page?: string): Promise<string> {
    return (await callLog.place({ user, contactId: 'bob', page })) ?? '';
  }

  return {
    store,
    clock,
    voiceApi,
    callLog,
    codes,
    keep: (application = 'app') => {
      const closing = new AbortController();
      const own = { application: { id: application }, closing: closing.signal };
      keepCalls({ ...outside, callLog, voiceApi, ...own });
      return () => {
        closing.abort();
      };
    },
    place,
    begin: async (user = 'john', page) => {
      const id = await place(user, page);
      const claim = { uuid: legUuid('caller', user), conversation: user.toUpperCase() };
      await callLog.redeem(id, user, claim);
      return id;
    },
    hear: async (name, status, user = 'john') => {
      const timestamp = new Date(clock.now()).toISOString();
      const uuid = legUuid(name, user);
      const json = { status, uuid, conversation_uuid: user.toUpperCase(), timestamp };
      const bytes = Buffer.from(JSON.stringify(json));
      await hearEvent({ json, bytes, hash: hash('sha256', bytes) });
    },
    stay: async (page, milliseconds, user = 'john') => {
      for (let past = 0; past < milliseconds; past += 10_000) {
        await callLog.seen(user, page);
        await clock.advance(Math.min(10_000, milliseconds - past));
      }
    },
    call: async (id) => {
      const call = await store.find(id);
      if (!call) throw new Error(`no call ${id}`);
      return call;
    },
    asked: () => voiceApi.asked.map(({ what }) => what),
  };
}
