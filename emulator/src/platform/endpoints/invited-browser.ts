import type { Ending } from '../legs/leg-payloads.ts';
import type { Conversation, Happening, Member } from '../conversations/conversation.ts';
import { moveMember } from '../conversations/move-member.ts';
import type { Invited } from '../browsers/invited.ts';
import type { BrowserEnd } from '../ports.ts';
import type { Owner } from '../browsers/owner.ts';
import type { User } from '../browsers/users.ts';
import type { CallListener, OpenLine } from './callee.ts';

export interface InvitedBrowserDependencies {
  readonly user: User;
  readonly line: OpenLine;
  readonly listener: CallListener;
  /** The member that stands for the one who calls. */
  readonly inviter: string;
}

const declined: Ending = { status: 'rejected', detail: 'declined', by: 'user', sipCode: 603 };
const lost: Ending = { status: 'unanswered', detail: 'unavailable', by: 'platform', sipCode: 480 };

/** A browser that hangs up closes its sound first: the word that follows tells more than the loss. */
const lostTime = 1000;

/** A user who is called, in all browsers of his; the one that answers first has the call. */
export class InvitedBrowser implements Invited {
  readonly owner: { readonly user: User };
  readonly #dependencies: InvitedBrowserDependencies;
  #conversation: Conversation;
  #id: string;
  #session: string | undefined;
  #end: BrowserEnd | undefined;

  constructor(dependencies: InvitedBrowserDependencies) {
    this.#dependencies = dependencies;
    const { user, line } = dependencies;
    this.owner = { user };
    this.#conversation = line.stage.conversation;
    this.#id = line.member;
    line.leg.onMove((conversation) => {
      this.#follow(conversation);
    });
  }

  get conversation(): Conversation {
    return this.#conversation;
  }

  get leg(): string {
    return this.#dependencies.line.leg.identity.uuid;
  }

  get live(): boolean {
    return !this.#dependencies.line.leg.ended;
  }

  /** The session that has answered. */
  get session(): string | undefined {
    return this.#session;
  }

  /** Itself, as a member. */
  get caller(): this {
    return this;
  }

  get id(): string {
    return this.#id;
  }

  /** Takes the offer of a browser that answers. `undefined` when another has, or it is too late. */
  async answer({ session }: Owner, offer: string) {
    const { line } = this.#dependencies;
    if (line.leg.ended || this.#session !== undefined) return undefined;
    this.#session = session;
    const end = await this.#open(offer);
    // Meanwhile the caller may have given up.
    if (!this.live) {
      end.close();
      return undefined;
    }
    this.#end = end;
    this.#watch(end);
    return { uuid: this.leg, sdp: end.sdp };
  }

  /** Lets the browser that answered have the answer to its offer, and the others know of it. */
  tellAnswer(): void {
    const { inviter } = this.#dependencies;
    const session = this.#session;
    const sdp = this.#end?.sdp;
    if (sdp === undefined || !this.live) return;
    this.#aside(this.id, { type: 'answer', sdp }, (one) => one === session);
    this.#aside(inviter, { type: 'hung-up' }, (one) => one !== session);
  }

  hangUp(): void {
    const { line, listener } = this.#dependencies;
    if (line.leg.answered) listener.hungUp();
    else listener.refused(declined);
  }

  leave(): void {
    // It has left by hanging up.
  }

  mute(on: boolean): void {
    this.#end?.mute(on);
    this.conversation.record(this.id, { type: 'muted', on }, { muted: on });
  }

  earmuff(on: boolean): void {
    this.#end?.earmuff(on);
    this.conversation.record(this.id, { type: 'earmuffed', on }, { earmuffed: on });
  }

  press(digits: string): void {
    this.conversation.record(this.id, { type: 'pressed', digits });
    for (const key of digits) this.#dependencies.line.leg.press(key);
  }

  /** The platform has let go of it. */
  release({ status }: Ending): void {
    const { line, inviter } = this.#dependencies;
    this.#end?.close();
    if (line.leg.answered) this.#aside(this.id, { type: 'hung-up' });
    else if (status === 'cancelled') this.#aside(inviter, { type: 'hung-up' });
  }

  #follow(conversation: Conversation): void {
    const { ids, clock } = this.#dependencies.line.stage;
    const from = this.#conversation;
    this.#conversation = conversation;
    const dependencies = { newId: () => ids.member(), now: clock.now() };
    this.#id = moveMember(this.#id, from, conversation, dependencies);
  }

  async #open(offer: string): Promise<BrowserEnd> {
    try {
      return await this.#dependencies.line.stage.media.answer(offer);
    } catch (error) {
      // Another browser of his may do better.
      this.#session = undefined;
      throw error;
    }
  }

  #watch(end: BrowserEnd): void {
    const { listener, line } = this.#dependencies;
    const connected = (): void => {
      if (this.live && !line.leg.answered) listener.answered('person', end);
    };
    end.onLost(() => {
      if (!this.live) return;
      const gone = line.stage.clock.after(lostTime, () => {
        if (line.leg.answered) listener.hungUp();
        else listener.refused(lost);
      });
      line.leg.onEnd(gone);
    });
    if (end.onConnected) end.onConnected(connected);
    else connected();
  }

  /** Said to browsers of this user alone: it is no part of what happened in the conversation. */
  #aside(id: string, what: Happening, hears?: (session: string) => boolean): void {
    const { browsers, clock } = this.#dependencies.line.stage;
    const member: Member | undefined = this.conversation.member(id);
    if (member) browsers.aside({ at: clock.now(), member, what }, this, hears);
  }
}
