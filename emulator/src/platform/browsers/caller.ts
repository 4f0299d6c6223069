import type { CallOrder } from '../calls/call-order.ts';
import type { Conversation } from '../conversations/conversation.ts';
import { moveMember } from '../conversations/move-member.ts';
import type { Ids } from '../ids.ts';
import type { BrowserEnd, Clock } from '../ports.ts';

/** Why a member left, in the words of its browser. */
export interface LeaveReason {
  readonly code: string;
  readonly text: string;
}

export interface CallerDependencies {
  readonly ids: Ids;
  readonly order: CallOrder;
  readonly conversation: Conversation;
  readonly clock: Clock;
  readonly changed: () => void;
  readonly onPressed: (digits: string) => void;
}

/** A browser that hangs up leaves by itself; one that vanished while doing so is shown out. */
const leaveTime = 3000;
/** Browsers look up who is in a conversation when they join: they must find themselves there. */
const shortestStay = 2000;

/** The one who calls, as a member of the conversation. */
export class Caller {
  readonly #dependencies: CallerDependencies;
  readonly #ear: BrowserEnd;
  #conversation: Conversation;
  #id: string;
  #digits = '';
  #callOff: () => void = () => undefined;

  constructor(dependencies: CallerDependencies) {
    this.#dependencies = dependencies;
    const { ids, order, conversation } = dependencies;
    const id = ids.member();
    this.#id = id;
    this.#conversation = conversation;
    this.#ear = order.leg.end;
    conversation.put({
      id,
      user: order.owner.user,
      kind: 'app',
      leg: order.leg.uuid,
      state: 'INVITED',
      muted: false,
      earmuffed: false,
      knocking: { id: order.knocking, dialled: order.dialled },
    });
  }

  /** The member's id, in the conversation it is in. */
  get id(): string {
    return this.#id;
  }

  get muted(): boolean {
    return this.#member?.muted ?? false;
  }

  /** All keys pressed so far. */
  get digits(): string {
    return this.#digits;
  }

  /** Idempotent. */
  join(): void {
    const { clock } = this.#dependencies;
    if (this.#member?.state !== 'INVITED') return;
    this.#conversation.record(
      this.id,
      { type: 'joined' },
      { state: 'JOINED', invitedAt: clock.now(), joinedAt: clock.now() },
    );
    this.#conversation.record(this.id, { type: 'media' });
  }

  /** Goes to another conversation; its browser follows. */
  move(conversation: Conversation): void {
    const { ids, clock } = this.#dependencies;
    const dependencies = { newId: () => ids.member(), now: clock.now() };
    const from = this.#conversation;
    this.#conversation = conversation;
    this.#id = moveMember(this.#id, from, conversation, dependencies);
  }

  /** Tells that the sound is gone; whom the platform cuts off leaves by its hand. */
  hangUp(by: 'user' | 'platform'): void {
    const { clock } = this.#dependencies;
    this.#conversation.record(this.id, {
      ...{ type: 'hung-up', traffic: this.#ear.traffic() },
      ...(by === 'platform' && { by }),
    });
    const stayed = clock.now() - (this.#member?.joinedAt ?? 0);
    const wait = by === 'user' ? leaveTime : shortestStay - stayed;
    if (wait <= 0) this.leave();
    else
      this.#callOff = clock.after(wait, () => {
        this.leave();
      });
  }

  /** Idempotent. */
  leave(reason?: LeaveReason): void {
    this.#callOff();
    if (this.#member?.state !== 'JOINED') return;
    const { clock } = this.#dependencies;
    this.#conversation.record(
      this.id,
      { type: 'left', ...(reason && { reason }) },
      { state: 'LEFT', leftAt: clock.now() },
    );
  }

  mute(on: boolean): void {
    this.#ear.mute(on);
    this.#conversation.record(this.id, { type: 'muted', on }, { muted: on });
    this.#dependencies.changed();
  }

  earmuff(on: boolean): void {
    this.#ear.earmuff(on);
    this.#conversation.record(this.id, { type: 'earmuffed', on }, { earmuffed: on });
  }

  press(digits: string): void {
    this.#digits += digits;
    this.#conversation.record(this.id, { type: 'pressed', digits });
    this.#dependencies.onPressed(digits);
    this.#dependencies.changed();
  }

  get #member() {
    return this.#conversation.member(this.id);
  }
}
