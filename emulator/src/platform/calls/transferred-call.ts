import type { Application } from '../applications.ts';
import { Call } from './call.ts';
import type { CallDependencies } from './call.ts';
import type { Leg } from '../legs/leg.ts';
import type { Script } from '../run/script.ts';
import type { CallerOnStage } from '../run/stage.ts';

export interface TransferOrder {
  readonly application: Application;
  /** A leg that was connected to a call so far. */
  readonly caller: CallerOnStage;
  readonly script: Script;
}

/** What goes on with a leg that was taken out of a call: it has a conversation and instructions of its own. */
export class TransferredCall extends Call {
  readonly #order: TransferOrder;

  constructor(order: TransferOrder, dependencies: CallDependencies) {
    super(order.application, dependencies);
    this.#order = order;
  }

  override get leg(): string {
    return this.#leg.identity.uuid;
  }

  override begin(): void {
    const { caller, script } = this.#order;
    this.adopt(this.#leg);
    this.#leg.detach();
    this.#leg.onEnd((ending) => {
      this.end(ending);
    });
    this.follow(caller, script);
    this.moveTo(this.conversation);
  }

  protected override about() {
    const { from, to } = this.#leg.identity;
    return { user: from ?? '', dialled: to, muted: false, digits: '' };
  }

  protected override free(): void {
    this.#leg.hangUp();
  }

  get #leg(): Leg {
    return this.#order.caller.leg;
  }
}
