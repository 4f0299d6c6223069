import type { Application, WebhookTarget } from '../applications.ts';
import { Call } from './call.ts';
import type { CallDependencies } from './call.ts';
import type { Detection } from '../dialling/detection.ts';
import { dial } from '../dialling/dial.ts';
import type { DialOrder } from '../dialling/dial-order.ts';
import { calleeOf } from '../endpoints/callee-of.ts';
import type { Callee } from '../endpoints/callee.ts';
import { complain as tellComplaint } from '../run/complain.ts';
import { consult } from '../run/instructions.ts';
import type { Leg } from '../legs/leg.ts';
import type { Payload } from '../legs/leg-payloads.ts';
import type { Endpoint } from '../ncco/endpoint.ts';
import type { Ncco } from '../ncco/ncco.ts';
import type { AudioEnd } from '../ports.ts';
import { phoneQuestion } from './phone-question.ts';
import { asked, given } from '../run/script.ts';
import type { CallerOnStage } from '../run/stage.ts';
import { createTeller } from '../run/teller.ts';
import type { Teller } from '../run/teller.ts';

/** What a customer's server asks for when it places a call. */
export interface PlacedCallOrder {
  readonly application: Application;
  readonly to: Endpoint;
  /** E.164 without plus sign. */
  readonly from: string;
  /** What to do once it is answered, or where to ask. */
  readonly script: Ncco | WebhookTarget;
  /** Where its events go, in place of the application's. */
  readonly eventUrl: WebhookTarget | undefined;
  /** Milliseconds of ringing, and of talking, at most. */
  readonly ringTime: number;
  readonly talkTime: number;
  readonly detection: Detection | undefined;
}

/** A call that the customer's server placed, to somebody who has to answer before anything else happens. */
export class PlacedCall extends Call {
  readonly #order: PlacedCallOrder;
  readonly #teller: Teller;
  readonly #callee: Callee;
  #leg: Leg | undefined;
  #caller: CallerOnStage | undefined;

  constructor(order: PlacedCallOrder, dependencies: CallDependencies) {
    const { application, script, eventUrl } = order;
    // What this call is told, and where, stands in for what the application says.
    const spoken = {
      ...application,
      ...(eventUrl && { eventUrl }),
      ...('url' in script && { answerUrl: script }),
    };
    super(spoken, dependencies);
    this.#order = order;
    this.#callee = calleeOf(order.to, { ...dependencies, application });
    this.#teller = createTeller(dependencies.webhooks, spoken);
  }

  /** Known once the call has begun. */
  override get leg(): string {
    return this.#leg?.identity.uuid ?? '';
  }

  override begin(): void {
    if (!this.live || this.#leg) return;
    const { dependencies, conversation } = this;
    // The first leg ends last: it listens to nothing but its callee, and to us.
    const { signal } = new AbortController();
    const enter = (leg: Leg): void => {
      this.#leg ??= leg;
      this.enter(leg);
    };
    dial(this.#dialOrder(), { ...dependencies, conversation, signal, enter })
      .then((ending) => {
        this.end(ending);
      })
      .catch(dependencies.report);
  }

  protected override about() {
    const { from } = this.#order;
    return { user: from, dialled: this.#callee.name, muted: false, digits: '' };
  }

  protected override free(): void {
    this.#leg?.hangUp();
  }

  #dialOrder(): DialOrder {
    const { from, ringTime, talkTime, detection } = this.#order;
    return {
      ...{ callee: this.#callee, from, ringTime, talkTime, detection },
      shownFrom: { kind: 'phone', name: from },
      onJoined: (leg, ear) => {
        this.#begin(leg, ear);
      },
      tell: (payload, leg) => {
        this.#teller.tell(payload, leg);
      },
      consult: (payload, leg) => {
        this.#consult(payload, leg).catch(this.dependencies.report);
      },
    };
  }

  #begin(leg: Leg, ear: AudioEnd): void {
    const { script } = this.#order;
    const { kind, name } = this.#callee;
    this.#caller = { kind, leg, ear, name };
    this.follow(this.#caller, 'url' in script ? asked(this.#question(leg)) : given(script));
  }

  /** What is replied while the call is up takes the place of what is being done. */
  async #consult(payload: Payload, leg: string): Promise<void> {
    const { application } = this;
    const teller = this.#teller;
    const complain = (reason: string): void => {
      const about = { conversation: this.conversation.id, leg };
      tellComplaint(about, reason, { ...this.dependencies, teller });
    };
    const ncco = await consult({ application, teller, complain }, leg, payload);
    if (ncco && this.live && this.#caller) this.follow(this.#caller, given(ncco));
  }

  #question({ identity: { uuid } }: Leg): Payload {
    const { kind, name: to } = this.#callee;
    return phoneQuestion({
      ...{ kind, to, from: this.#order.from, uuid },
      conversation: this.conversation.id,
      regionUrl: this.dependencies.regionUrl(),
    });
  }
}
