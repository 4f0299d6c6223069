import type { Application } from '../applications.ts';
import { BrowserCall } from '../calls/browser-call.ts';
import type { Abilities, Audience, Browsers } from './browsers.ts';
import type { Calls } from '../calls/calls.ts';
import type { Conversation, ConversationEvent } from '../conversations/conversation.ts';
import type { Invited } from './invited.ts';
import type { Owner } from './owner.ts';
import type { Parts } from '../parts.ts';
import type { User } from './users.ts';

/** What a knock asks for. */
export interface Knock {
  readonly leg: string;
  readonly dialled: string;
  readonly customData: Readonly<Record<string, unknown>>;
}

/** The platform as browsers use it. */
export interface BrowserFace {
  /** Takes the offer of a browser. Rejects when it is not usable. */
  prepareLeg(owner: Owner, offer: string): Promise<{ uuid: string; sdp: string }>;
  /** Frees a leg that waits to knock; false when there is none. */
  dropLeg(owner: Owner, leg: string): boolean;
  /** Places a call that waits for `begin`; `undefined` when the leg is not the owner's or not waiting. */
  knock(owner: Owner, application: Application, knock: Knock): BrowserCall | undefined;
  /** The calls of a user, live or lately ended, the newest first. */
  callsOf(user: User): readonly BrowserCall[];
  /** The user's part in every call, placed or taken, live or lately ended, the newest first. */
  partsOf(user: User): readonly (BrowserCall | Invited)[];
  /** A browser has signed in, whose SDK has no abilities that are not named. */
  sessionCame(owner: Owner, abilities?: Partial<Abilities>): void;
  /** Ends what a session that will not come back has left. */
  sessionGone(session: string): void;
}

export function serveBrowsers(parts: Parts): BrowserFace {
  const { waiting, calls, browsers, ids } = parts;
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
    partsOf: (user: User) =>
      [...browsers.invited(), ...browserCalls(calls)]
        .filter(({ owner }) => owner.user.id === user.id)
        .sort((one, other) => Number(other.live) - Number(one.live)),
    sessionCame: (owner: Owner, abilities: Partial<Abilities> = {}) => {
      browsers.came(owner, { takesOffers: false, bringsBack: false, ...abilities });
    },
    sessionGone: (session: string) => {
      browsers.gone(session);
      waiting.free(session);
      for (const call of browserCalls(calls))
        if (call.owner.session === session) call.hangUp('user');
    },
  };
}

/** The calls among them that a browser placed. */
function browserCalls(calls: Calls): BrowserCall[] {
  return calls.all().filter((call) => call instanceof BrowserCall);
}

/** Who hears an event of that conversation, each user once: one whose part is over hears nothing but his own end. */
export function audiencesOf(
  { member }: ConversationEvent,
  conversation: Conversation,
  { calls, browsers }: { readonly calls: Calls; readonly browsers: Browsers },
): readonly Audience[] {
  const invited = browsers.invited().filter(({ live, caller }) => live || caller.id === member.id);
  const there = [...browserCalls(calls), ...invited].filter(
    (one) => one.conversation === conversation,
  );
  return [...new Map(there.map((one) => [one.owner.user.id, one])).values()];
}
