import type { Invited } from '../browsers/invited.ts';
import { LostSound } from '../browsers/lost-sound.ts';
import type { Owner } from '../browsers/owner.ts';
import type { User } from '../browsers/users.ts';
import type { Conversation, Happening } from '../conversations/conversation.ts';
import { moveMember } from '../conversations/move-member.ts';
import type { Ending } from '../legs/leg-payloads.ts';
import type { BrowserEnd, BrowserOffer } from '../ports.ts';
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

/** A user who is called, in all browsers of his; the one that answers first has the call. */
export class InvitedBrowser implements Invited {
  readonly owner: { readonly user: User };
  readonly #dependencies: InvitedBrowserDependencies;
  readonly #lost: LostSound;
  #conversation: Conversation;
  #id: string;
  #session: string | undefined;
  #offer: BrowserOffer | undefined;
  #end: BrowserEnd | undefined;

  constructor(dependencies: InvitedBrowserDependencies) {
    this.#dependencies = dependencies;
    const { user, line, listener } = dependencies;
    this.owner = { user };
    this.#conversation = line.stage.conversation;
    this.#id = line.member;
    this.#lost = new LostSound({
      ...line.stage,
      owner: () => ({ user, session: this.#session ?? '' }),
      giveUp: () => {
        if (line.leg.answered) listener.hungUp();
        else listener.refused(lost);
      },
    });
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

  /** Tells all browsers, with sound on offer for those that take some. */
  invite(offer?: BrowserOffer): void {
    this.#offer = offer;
    const sdp = offer && { sdp: offer.sdp };
    this.conversation.record(this.id, { type: 'invited', ...sdp });
  }

  /** Takes the offer of a browser that answers. `undefined` when another has, or it is too late. */
  async answer(owner: Owner, offer: string) {
    const { media } = this.#dependencies.line.stage;
    const end = await this.#take(owner, () => media.answer(offer));
    if (end) this.#offer?.close();
    return end && { uuid: this.leg, sdp: end.sdp };
  }

  async accept(owner: Owner, answer: string): Promise<boolean> {
    const offer = this.#offer;
    if (!offer) return false;
    return (await this.#take(owner, () => offer.accept(answer))) !== undefined;
  }

  /** Lets the browser that answered have the answer to its offer, and the others know of it. */
  tellAnswer(): void {
    const session = this.#session;
    const sdp = this.#end?.sdp;
    if (sdp === undefined || !this.live) return;
    this.#aside({ type: 'answer', sdp }, (one) => one === session);
    this.#withdraw('answered', (one) => one !== session);
  }

  async renew(owner: Owner, offer: string) {
    const sdp = this.live ? await this.#end?.renew(offer) : undefined;
    if (sdp === undefined || !this.live) return undefined;
    this.#session = owner.session;
    this.#lost.wait();
    return () => {
      this.#aside({ type: 'answer', sdp }, (one) => one === owner.session);
    };
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
  release({ status, by }: Ending): void {
    this.#lost.end();
    if (this.#end) this.#end.close();
    else this.#offer?.close();
    if (this.#dependencies.line.leg.answered) {
      const traffic = this.#end?.traffic();
      this.#aside({
        type: 'hung-up',
        ...(by === 'platform' && { by }),
        ...(traffic && { traffic }),
      });
    } else if (status === 'cancelled') this.#withdraw('cancelled');
  }

  #follow(conversation: Conversation): void {
    const { ids, clock } = this.#dependencies.line.stage;
    const from = this.#conversation;
    this.#conversation = conversation;
    const dependencies = { newId: () => ids.member(), now: clock.now() };
    this.#id = moveMember(this.#id, from, conversation, dependencies);
  }

  async #take({ session }: Owner, open: () => Promise<BrowserEnd>) {
    if (!this.live || this.#session !== undefined) return undefined;
    this.#session = session;
    const end = await open().catch((error: unknown) => {
      // Another browser of his may do better.
      this.#session = undefined;
      throw error;
    });
    // Meanwhile the caller may have given up.
    if (this.#dependencies.line.leg.ended) {
      end.close();
      return undefined;
    }
    this.#end = end;
    this.#watch(end);
    return end;
  }

  #watch(end: BrowserEnd): void {
    const { listener, line } = this.#dependencies;
    const connected = (): void => {
      this.#lost.end();
      if (this.live && !line.leg.answered) listener.answered('person', end);
    };
    end.onLost(() => {
      if (this.live) this.#lost.wait();
    });
    if (end.onConnected) end.onConnected(connected);
    else connected();
  }

  #withdraw(why: 'answered' | 'cancelled', hears?: (session: string) => boolean): void {
    const by = this.conversation.member(this.#dependencies.inviter);
    if (by) this.#aside({ type: 'withdrawn', why, by }, hears);
  }

  /** Said to browsers of this user alone: it is no part of what happened in the conversation. */
  #aside(what: Happening, hears?: (session: string) => boolean): void {
    const { browsers, clock } = this.#dependencies.line.stage;
    const member = this.conversation.member(this.id);
    if (member) browsers.aside({ at: clock.now(), member, what }, this, hears);
  }
}
