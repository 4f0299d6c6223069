import { openAccount } from './account-books.ts';
import type { AccountBooks, AccountDependencies } from './account-books.ts';
import type { Application, Applications } from './applications.ts';
import { BrowserCall } from './browser-call.ts';
import type { CallDependencies } from './call.ts';
import { createCalls } from './calls.ts';
import type { Calls } from './calls.ts';
import type { ConversationEvent } from './conversation.ts';
import type { Habit } from './habits.ts';
import { Handsets } from './handsets.ts';
import type { Ids } from './ids.ts';
import type { LegRecord } from './leg-record.ts';
import { InboundCall } from './inbound-call.ts';
import { createListeners } from './listeners.ts';
import type { Owner } from './owner.ts';
import type { Media, Webhooks } from './ports.ts';
import type { SentWebhook, SentWebhooks } from './sent-webhooks.ts';
import type { Snapshot } from './snapshot.ts';
import { phone } from './phone.ts';
import type { Phone } from './phone.ts';
import { PlacedCall } from './placed-call.ts';
import type { PlacedCallOrder } from './placed-call.ts';
import { createUsers } from './users.ts';
import type { User, Users } from './users.ts';
import { WaitingLegs } from './waiting-legs.ts';

/** The platform as the phones page, the control routes and tests see it. */
export interface ObservedPlatform {
  snapshot(): Snapshot;
  /** Calls `listener` after each change of the snapshot; the returned function stops that. */
  readonly onChange: (listener: () => void) => () => void;
  /**
   * The phone with that number (E.164 without plus sign), in a call or not; in the call of that leg when it
   * is in several at once.
   */
  phone(number: string, leg?: string): Phone;
  /** That phone dials a number; the leg it gets, or `undefined` where the number is no application's. */
  dial(from: string, to: string): string | undefined;
  /** What that number does from its next call on; `undefined` gives it its own habit back. */
  setHabit(number: string, habit: Habit | undefined): void;
  habit(number: string): Habit;
  /** What the leg said in its last second, 8 kHz; `undefined` for an unknown or ended leg. */
  said(leg: string): Int16Array | undefined;
  /** The last 1,000 webhooks sent, with what was replied, the oldest first. */
  sent(): readonly SentWebhook[];
  /** Ends every call, forgets habits and history, and gives the account its credit back. Applications stay. */
  readonly reset: () => void;
}

/** What a knock asks for. */
export interface Knock {
  readonly leg: string;
  readonly dialled: string;
  readonly customData: Readonly<Record<string, unknown>>;
}

/** The platform as its REST face sees it. */
export interface LegBook {
  /** The legs of an application: all live ones, and those of its last 1,000 ended calls; the oldest first. */
  readonly legs: (applicationId: string) => readonly LegRecord[];
  /** Calls a phone. */
  placeCall(order: PlacedCallOrder): PlacedCall;
  /** Ends a leg of the application; the caller's takes its whole call with it. */
  hangUpLeg(applicationId: string, uuid: string): 'hung-up' | 'ended' | 'unknown';
}

/** The platform as the dialects of the browser SDKs see it. */
export interface Platform extends ObservedPlatform, LegBook, AccountBooks {
  readonly applications: Applications;
  readonly users: Users;
  /** Takes the offer of a browser. Rejects when it is not usable. */
  prepareLeg(owner: Owner, offer: string): Promise<{ uuid: string; sdp: string }>;
  /** Frees a leg that waits to knock; false when there is none. */
  dropLeg(owner: Owner, leg: string): boolean;
  /** Places a call that waits for `begin`; `undefined` when the leg is not the owner's or not waiting. */
  knock(owner: Owner, application: Application, knock: Knock): BrowserCall | undefined;
  /** The calls of a user, live or lately ended, the newest first. */
  callsOf(user: User): readonly BrowserCall[];
  /** Hears what happens in conversations; the returned function stops that. */
  readonly onEvent: (listener: (event: ConversationEvent, call: BrowserCall) => void) => () => void;
  /** Ends what a session that will not come back has left. */
  sessionGone(session: string): void;
}

export interface PlatformDependencies extends AccountDependencies {
  readonly media: Media;
  readonly webhooks: Webhooks;
  readonly sentWebhooks: SentWebhooks;
  readonly ids: Ids;
  readonly regionUrl: () => string;
  /** Takes what broke inside the platform. */
  readonly report: (error: unknown) => void;
}

export function createPlatform(dependencies: PlatformDependencies): Platform {
  const changes = createListeners<[]>();
  const happenings = createListeners<[ConversationEvent, BrowserCall]>();
  const { clock } = dependencies;
  const books = openAccount(dependencies);
  const parts: Parts = {
    ...dependencies,
    ...books,
    handsets: new Handsets(clock, changes.tell),
    waiting: new WaitingLegs(dependencies),
    calls: createCalls(),
    onEvent: (event, { id }) => {
      const call = browserCalls(parts.calls).find(({ conversation }) => conversation.id === id);
      if (call) happenings.tell(event, call);
    },
    changed: changes.tell,
  };
  return {
    applications: dependencies.applications,
    users: createUsers(dependencies.ids),
    onChange: changes.add,
    onEvent: happenings.add,
    ...books,
    ...observe(parts),
    ...serve(parts),
    ...keepBook(parts),
    reset: () => {
      reset(parts);
    },
  };
}

interface Parts extends Omit<PlatformDependencies, 'account'>, AccountBooks, CallDependencies {
  readonly waiting: WaitingLegs;
  readonly calls: Calls;
}

function observe(parts: Parts) {
  const { calls, handsets, sentWebhooks } = parts;
  return {
    snapshot: () => ({ calls: calls.all().map((call) => call.view()), phones: handsets.views() }),
    phone: (number: string, leg?: string) => phone(parts, number, leg),
    habit: (number: string) => handsets.habit(number),
    setHabit: (number: string, habit: Habit | undefined) => {
      handsets.setHabit(number, habit);
    },
    dial: (from: string, to: string) => dialIn(parts, from, to),
    said: (leg: string) => calls.leg(leg)?.said(),
    sent: () => sentWebhooks.list(),
  };
}

function dialIn(parts: Parts, from: string, to: string): string | undefined {
  const { voiceCallbackType: forwarded = 'app' } = parts.numbers.find(to) ?? {};
  const application = parts.applications.withNumber(to);
  // Where a number leads to a phone or a SIP address, its application is not asked.
  if (!application || forwarded !== 'app') return undefined;
  const call = new InboundCall({ application, from, to }, parts);
  parts.calls.add(call);
  call.begin();
  return call.leg;
}

function serve(parts: Parts) {
  const { waiting, calls, ids } = parts;
  return {
    prepareLeg: async (owner: Owner, offer: string) => {
      const { uuid, end } = await waiting.prepare(owner, offer);
      return { uuid, sdp: end.sdp };
    },
    dropLeg: (owner: Owner, leg: string) => waiting.drop(owner, leg),
    knock: (owner: Owner, application: Application, knock: Knock) => {
      const leg = waiting.take(owner, knock.leg);
      if (!leg) return undefined;
      const call = new BrowserCall(
        { ...knock, owner, application, leg, knocking: ids.knocking() },
        parts,
      );
      calls.add(call);
      return call;
    },
    callsOf: (user: User) => browserCalls(calls).filter(({ owner }) => owner.user.id === user.id),
    sessionGone: (session: string) => {
      waiting.free(session);
      for (const call of browserCalls(calls))
        if (call.owner.session === session) call.hangUp('user');
    },
  };
}

function browserCalls(calls: Calls): BrowserCall[] {
  return calls.all().filter((call) => call instanceof BrowserCall);
}

function keepBook(parts: Parts): LegBook {
  const { calls } = parts;
  return {
    placeCall: (order) => {
      const call = new PlacedCall(order, parts);
      calls.add(call);
      call.begin();
      return call;
    },
    legs: calls.legs,
    hangUpLeg: (applicationId, uuid) => {
      const leg = calls.legs(applicationId).find(({ identity }) => identity.uuid === uuid);
      if (!leg) return 'unknown';
      if (leg.endedAt !== undefined) return 'ended';
      calls
        .all()
        .find(({ conversation }) => conversation.id === leg.identity.conversation)
        ?.hangUpLeg(uuid);
      return 'hung-up';
    },
  };
}

function reset({ waiting, calls, handsets, sentWebhooks, purse, changed }: Parts): void {
  waiting.free();
  for (const call of calls.all()) {
    call.hangUp('platform');
    call.leave();
  }
  calls.clear();
  handsets.forgetHabits();
  sentWebhooks.clear();
  purse.reset();
  changed();
}
