import type { Application } from './applications.ts';
import { createConversation } from './conversation.ts';
import type { Conversation, ConversationEvent } from './conversation.ts';
import type { Leg } from './leg.ts';
import type { Ending } from './leg-payloads.ts';
import type { LegRecord } from './leg-record.ts';
import type { Room } from './ports.ts';
import { setStage } from './set-stage.ts';
import type { StageDependencies } from './set-stage.ts';
import type { CallView } from './snapshot.ts';
import type { CallerOnStage, Stage } from './stage.ts';

export interface CallDependencies extends StageDependencies {
  /** Base URL of the platform, for `region_url`. */
  readonly regionUrl: () => string;
  readonly onEvent: (event: ConversationEvent, conversation: Conversation) => void;
}

/** A call, from its first event to the last, whoever placed it. */
export abstract class Call {
  readonly conversation: Conversation;
  protected readonly dependencies: CallDependencies;
  protected readonly room: Room;
  readonly #application: Application;
  readonly #legs: Leg[] = [];
  readonly #over = new AbortController();
  #endedAt: number | undefined;

  constructor(application: Application, dependencies: CallDependencies) {
    const { clock, ids, media, onEvent } = dependencies;
    this.dependencies = dependencies;
    this.#application = application;
    this.conversation = createConversation({
      id: ids.conversation(),
      applicationId: application.id,
      clock,
      onEvent,
    });
    this.room = media.room();
  }

  /** The first leg, whose end ends the call. */
  abstract get leg(): string;

  get live(): boolean {
    return this.#endedAt === undefined;
  }

  /** Places the call. Idempotent. */
  abstract begin(): void;

  /** Ends every leg. Idempotent. */
  hangUp(by: 'user' | 'platform'): void {
    this.end({ status: 'completed', by, sipCode: 200 });
  }

  /** Ends one leg, as the customer asks; the first takes the others with it. */
  hangUpLeg(uuid: string): void {
    if (uuid === this.leg) this.hangUp('platform');
    else this.find(uuid)?.hangUp();
  }

  /** Whoever is still in the conversation goes out of it at once; a phone has gone with its leg. */
  leave(): void {
    // Browsers alone stay a while.
  }

  /** The legs so far, the first one first. */
  records(): readonly LegRecord[] {
    return this.#legs.map((leg) => leg.record());
  }

  find(uuid: string): Leg | undefined {
    return this.#legs.find(({ identity }) => identity.uuid === uuid);
  }

  view(): CallView {
    return {
      conversation: this.conversation.id,
      ...this.about(),
      startedAt: this.conversation.startedAt,
      ...(this.#endedAt !== undefined && { endedAt: this.#endedAt }),
      legs: this.#legs.map((leg) => leg.view()),
    };
  }

  /** Who called whom. */
  protected abstract about(): Pick<CallView, 'user' | 'dialled' | 'muted' | 'digits'>;

  /** Ends the first leg, and frees what the call holds for it. */
  protected abstract release(ending: Ending): void;

  /** Aborts when the call is over. */
  protected get over(): AbortSignal {
    return this.#over.signal;
  }

  protected end(ending: Ending): void {
    if (!this.live) return;
    this.#endedAt = this.dependencies.clock.now();
    // The other legs end before the first, as seen on the platform.
    this.#over.abort();
    this.release(ending);
    this.room.close();
    this.dependencies.changed();
  }

  /** Lets instructions run to their end, which is the call's. */
  protected run(instructions: Promise<void>): void {
    instructions.catch(this.dependencies.report).finally(() => {
      this.hangUp('platform');
    });
  }

  protected enter(leg: Leg): void {
    this.#legs.push(leg);
    leg.onEnd(({ bill }) => {
      if (bill) this.dependencies.gate.charge(bill.price);
    });
    this.dependencies.changed();
  }

  /** Gets the call ready for instructions about `caller`. */
  protected stage(caller: CallerOnStage): Stage {
    return setStage({
      application: this.#application,
      dependencies: this.dependencies,
      conversation: this.conversation,
      room: this.room,
      signal: this.#over.signal,
      caller,
      enter: (leg) => {
        this.enter(leg);
      },
    });
  }
}
