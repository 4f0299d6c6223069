import type { Application } from './applications.ts';
import { BrowserCall } from './browser-call.ts';
import type { Calls } from './calls.ts';
import type { Owner } from './owner.ts';
import type { Parts } from './parts.ts';
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
  /** Ends what a session that will not come back has left. */
  sessionGone(session: string): void;
}

export function serveBrowsers(parts: Parts): BrowserFace {
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

/** The calls among them that a browser placed. */
export function browserCalls(calls: Calls): BrowserCall[] {
  return calls.all().filter((call) => call instanceof BrowserCall);
}
