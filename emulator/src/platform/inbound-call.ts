import type { Application } from './applications.ts';
import { Call } from './call.ts';
import type { CallDependencies } from './call.ts';
import { Leg } from './leg.ts';
import type { Ending, Payload } from './leg-payloads.ts';
import type { OutgoingHandset } from './outgoing-handset.ts';
import type { AudioEnd } from './ports.ts';
import { phoneQuestion } from './phone-question.ts';
import { asked } from './script.ts';
import { createTeller } from './teller.ts';

/** A phone that dialled a number of an application. E.164 without plus sign, both. */
export interface InboundOrder {
  readonly application: Application;
  readonly from: string;
  readonly to: string;
}

/** A call from a phone, about which the application's answer URL is asked. */
export class InboundCall extends Call {
  readonly #order: InboundOrder;
  readonly #uuid: string;
  readonly #ear: AudioEnd;
  readonly #phone: OutgoingHandset;
  #leg: Leg | undefined;

  constructor(order: InboundOrder, dependencies: CallDependencies) {
    super(order.application, dependencies);
    const { ids, media, handsets } = dependencies;
    this.#order = order;
    this.#uuid = ids.leg();
    this.#ear = media.phone('silence');
    this.#phone = handsets.dialOut(
      order.from,
      () => ({
        from: order.from,
        to: order.to,
        leg: this.#uuid,
        conversation: this.conversation.id,
        captions: this.#leg?.view().captions ?? [],
      }),
      () => {
        this.hangUp('user');
      },
    );
  }

  override get leg(): string {
    return this.#uuid;
  }

  override begin(): void {
    if (!this.live || this.#leg) return;
    const { from: name } = this.#order;
    const leg = this.#openLeg();
    this.#leg = leg;
    const refusal = this.dependencies.gate.refusal();
    if (refusal) {
      this.end(refusal);
      return;
    }
    leg.ring();
    this.follow({ kind: 'phone', leg, ear: this.#ear, name }, asked(this.#question()));
  }

  protected override about() {
    const { from, to } = this.#order;
    return { user: from, dialled: to, muted: false, digits: '' };
  }

  protected override free(ending: Ending): void {
    this.#leg?.end(ending);
    this.#phone.release();
    this.#ear.close();
  }

  #openLeg(): Leg {
    const { clock, changed, webhooks } = this.dependencies;
    const { application, from, to } = this.#order;
    const teller = createTeller(webhooks, application);
    const leg = new Leg({
      identity: {
        ...{ uuid: this.#uuid, direction: 'inbound' },
        ...{ from, fromKind: 'phone', to, kind: 'phone' },
      },
      conversation: this.conversation,
      party: from,
      clock,
      tell: (payload) => {
        teller.tell(payload, this.#uuid);
        if (payload.status === 'answered') this.#phone.connect();
      },
      changed,
    });
    leg.attach(this.#ear);
    this.enter(leg);
    return leg;
  }

  #question(): Payload {
    return phoneQuestion({
      ...this.#order,
      uuid: this.#uuid,
      conversation: this.conversation.id,
      regionUrl: this.dependencies.regionUrl(),
    });
  }
}
