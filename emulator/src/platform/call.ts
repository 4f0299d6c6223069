import type { CallOrder } from './call-order.ts';
import { Caller } from './caller.ts';
import { createConversation } from './conversation.ts';
import type { Conversation, ConversationEvent } from './conversation.ts';
import type { Leg } from './leg.ts';
import type { LegRecord } from './leg-record.ts';
import type { Owner } from './owner.ts';
import type { Room } from './ports.ts';
import { runScript } from './script.ts';
import { setStage } from './set-stage.ts';
import type { StageDependencies } from './set-stage.ts';
import type { CallView } from './snapshot.ts';
import type { Stage } from './stage.ts';

export interface CallDependencies extends StageDependencies {
  /** Base URL of the platform, for `region_url`. */
  readonly regionUrl: () => string;
  readonly onEvent: (event: ConversationEvent, call: Call) => void;
}

/** A browser that hangs up closes its sound first: the word that follows tells more than the loss. */
const lostTime = 1000;

/** A browser's call, from its first event to the last. */
export class Call {
  readonly owner: Owner;
  readonly conversation: Conversation;
  readonly caller: Caller;
  readonly #order: CallOrder;
  readonly #dependencies: CallDependencies;
  readonly #room: Room;
  readonly #legs: Leg[] = [];
  readonly #over = new AbortController();
  #endedAt: number | undefined;

  constructor(order: CallOrder, dependencies: CallDependencies) {
    const { clock, ids, media, changed } = dependencies;
    this.owner = order.owner;
    this.#order = order;
    this.#dependencies = dependencies;
    this.conversation = createConversation({
      id: ids.conversation(),
      applicationId: order.application.id,
      clock,
      onEvent: (event) => {
        dependencies.onEvent(event, this);
      },
    });
    const { conversation } = this;
    this.caller = new Caller({ id: ids.member(), order, conversation, clock, changed });
    this.#room = media.room();
    order.leg.onLost(() => {
      this.#lose();
    });
  }

  get knocking(): string {
    return this.#order.knocking;
  }

  /** The leg of the browser. */
  get leg(): string {
    return this.#order.leg.uuid;
  }

  get live(): boolean {
    return this.#endedAt === undefined;
  }

  /** Lets the caller in, and asks the customer's server what to do. Idempotent. */
  begin(): void {
    if (!this.live || this.#legs.length > 0) return;
    const { report, regionUrl, changed } = this.#dependencies;
    this.caller.join();
    this.#room.add(this.#order.leg.end);
    runScript(this.#order, this.#setStage(), regionUrl())
      .catch(report)
      .finally(() => {
        this.hangUp('platform');
      });
    changed();
  }

  /** Ends every leg. Idempotent. */
  hangUp(by: 'user' | 'platform'): void {
    if (!this.live) return;
    this.#endedAt = this.#dependencies.clock.now();
    // The phone's leg ends before the caller's, as seen on the platform.
    this.#over.abort();
    this.#legs[0]?.end({ status: 'completed', by, sipCode: 200 });
    this.caller.join();
    this.caller.hangUp(by);
    this.#order.leg.end.close();
    this.#room.close();
    this.#dependencies.changed();
  }

  /** Ends one leg, as the customer asks; the caller's takes the others with it. */
  hangUpLeg(uuid: string): void {
    if (uuid === this.leg) this.hangUp('platform');
    else this.#find(uuid)?.hangUp();
  }

  /** The legs so far, the caller's first. */
  records(): readonly LegRecord[] {
    return this.#legs.map((leg) => leg.record());
  }

  /** What a leg of this call said in its last second. */
  said(uuid: string): Int16Array | undefined {
    return this.#find(uuid)?.said();
  }

  view(): CallView {
    return {
      conversation: this.conversation.id,
      user: this.owner.user.name,
      dialled: this.#order.dialled,
      startedAt: this.conversation.startedAt,
      ...(this.#endedAt !== undefined && { endedAt: this.#endedAt }),
      muted: this.caller.muted,
      digits: this.caller.digits,
      legs: this.#legs.map((leg) => leg.view()),
    };
  }

  #setStage(): Stage {
    return setStage({
      order: this.#order,
      dependencies: this.#dependencies,
      conversation: this.conversation,
      room: this.#room,
      signal: this.#over.signal,
      legs: this.#legs,
    });
  }

  #find(uuid: string): Leg | undefined {
    return this.#legs.find(({ identity }) => identity.uuid === uuid);
  }

  #lose(): void {
    if (!this.live) return;
    const callOff = this.#dependencies.clock.after(lostTime, () => {
      this.hangUp('user');
    });
    this.#over.signal.addEventListener('abort', callOff, { once: true });
  }
}
