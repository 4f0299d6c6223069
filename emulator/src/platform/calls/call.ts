import type { Application } from '../applications.ts';
import type { Conversation } from '../conversations/conversation.ts';
import type { Hearing } from '../conversations/hearing.ts';
import type { Leg } from '../legs/leg.ts';
import { levelsOf, type LegLevels } from '../legs/leg-levels.ts';
import { transferPayload } from '../legs/leg-payloads.ts';
import type { Ending } from '../legs/leg-payloads.ts';
import type { LegRecord } from '../legs/leg-record.ts';
import { Program } from '../run/program.ts';
import type { Script } from '../run/script.ts';
import { setStage } from '../run/set-stage.ts';
import type { StageDependencies } from '../run/set-stage.ts';
import type { CallView } from '../snapshot.ts';
import type { CallerOnStage } from '../run/stage.ts';
import { createTeller } from '../run/teller.ts';

export interface CallDependencies extends StageDependencies {
  readonly openConversation: (applicationId: string) => Conversation;
}

/** A call, from its first event to the last, whoever placed it. */
export abstract class Call {
  readonly application: Application;
  protected readonly dependencies: CallDependencies;
  readonly #startedAt: number;
  readonly #over = new AbortController();
  readonly #program: Program;
  #conversation: Conversation;
  /** The conversation that ends with the call, or when the call leaves it. */
  #own: Conversation;
  #caller: CallerOnStage | undefined;
  #legs: readonly Leg[] = [];
  #endedAt: number | undefined;

  constructor(application: Application, dependencies: CallDependencies) {
    this.application = application;
    this.dependencies = dependencies;
    this.#startedAt = dependencies.clock.now();
    this.#own = dependencies.openConversation(application.id);
    this.#conversation = this.#own;
    this.#program = new Program({
      stage: (signal) => this.#stage(signal),
      report: dependencies.report,
      done: () => {
        this.hangUp('platform');
      },
    });
  }

  /** The first leg, whose end ends the call. */
  abstract get leg(): string;

  /** Where its first leg is now. */
  get conversation(): Conversation {
    return this.#conversation;
  }

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

  /** That leg of this call. */
  find(uuid: string): Leg | undefined {
    return this.#legs.find(({ identity }) => identity.uuid === uuid);
  }

  /** Takes the first leg to a conversation of its own, and does something else with it. */
  redirect(script: Script): void {
    // What the former instructions have begun ends first.
    this.#program.stop();
    const opened = this.dependencies.openConversation(this.application.id);
    this.moveTo(opened);
    this.#own = opened;
    this.#program.run(script);
  }

  /** Lets go of a leg that another call goes on with. */
  release(leg: Leg): void {
    this.#legs = this.#legs.filter((one) => one !== leg);
  }

  /** The legs so far, the first one first. */
  records(): readonly LegRecord[] {
    return this.#legs.map((leg) => leg.record());
  }

  mute(uuid: string, on: boolean): void {
    this.find(uuid)?.mute(on);
  }

  earmuff(uuid: string, on: boolean): void {
    this.find(uuid)?.earmuff(on);
  }

  /** How loud each of its legs is that has sound. */
  levels(): readonly LegLevels[] {
    return this.#legs.flatMap(levelsOf);
  }

  view(): CallView {
    return {
      conversation: this.conversation.id,
      ...this.about(),
      startedAt: this.#startedAt,
      ...(this.#endedAt !== undefined && { endedAt: this.#endedAt }),
      legs: this.#legs.map((leg) => leg.view()),
    };
  }

  /** Who called whom. */
  protected abstract about(): Pick<CallView, 'user' | 'dialled' | 'muted' | 'digits'>;

  /** Ends the first leg, and frees what the call holds for it. */
  protected abstract free(ending: Ending): void;

  /** Aborts when the call is over. */
  protected get over(): AbortSignal {
    return this.#over.signal;
  }

  protected end(ending: Ending): void {
    if (!this.live) return;
    this.#endedAt = this.dependencies.clock.now();
    // The other legs end before the first, as seen on the platform.
    this.#program.stop();
    this.#over.abort();
    this.free(ending);
    this.#own.close();
    this.dependencies.onTrace({
      ...{ kind: 'call-over', conversation: this.conversation.id, leg: this.leg },
    });
    this.dependencies.changed();
  }

  /** Follows a script about `caller` to its end, which is the call's. */
  protected follow(caller: CallerOnStage, script: Script): void {
    this.#caller = caller;
    this.#program.run(script);
  }

  /** A new leg, which somebody will have to pay. */
  protected enter(leg: Leg): void {
    leg.onEnd((_, { bill }) => {
      if (bill) this.dependencies.gate.charge(bill.price);
    });
    this.adopt(leg);
  }

  /** A leg that was another call's so far. */
  protected adopt(leg: Leg): void {
    this.#legs = [...this.#legs, leg];
    this.dependencies.changed();
  }

  protected moveTo(conversation: Conversation, hearing?: Hearing): void {
    const { leg } = this.#present();
    const { uuid, conversation: from } = leg.identity;
    this.#conversation = conversation;
    leg.move(conversation, hearing);
    if (conversation !== this.#own) this.#own.close();
    const { webhooks, clock } = this.dependencies;
    const payload = transferPayload(uuid, from, conversation.id, clock.now());
    createTeller(webhooks, this.application).tell(payload, uuid);
  }

  #stage(signal: AbortSignal) {
    const conversation = (): Conversation => this.#conversation;
    return setStage({
      application: this.application,
      dependencies: this.dependencies,
      caller: this.#present(),
      signal,
      conversation,
      enter: (leg) => {
        this.enter(leg);
      },
      supersede: (script) => {
        this.#program.run(script);
      },
      moveTo: (target, hearing) => {
        this.moveTo(target, hearing);
      },
    });
  }

  #present(): CallerOnStage {
    if (!this.#caller) throw new Error('The call has not begun.');
    return this.#caller;
  }
}
