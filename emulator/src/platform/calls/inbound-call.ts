import type { Application } from '../applications.ts';
import { Call } from './call.ts';
import type { CallDependencies } from './call.ts';
import { Leg } from '../legs/leg.ts';
import type { Ending, Payload } from '../legs/leg-payloads.ts';
import type { OutgoingHandset } from '../phones/outgoing-handset.ts';
import type { AudioEnd } from '../ports.ts';
import { phoneQuestion } from './phone-question.ts';
import { asked } from '../run/script.ts';
import { createTeller } from '../run/teller.ts';

/** Who dialled a number of an application. Numbers are E.164 without plus sign. */
export interface InboundOrder {
  readonly kind: 'phone' | 'sip';
  /** Of a SIP call: the headers that came with it. */
  readonly sipHeaders?: Readonly<Record<string, string>>;
  readonly application: Application;
  readonly from: string;
  readonly to: string;
}

/** A call from a phone or a SIP address, about which the application's answer URL is asked. */
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
        ...(order.sipHeaders && { sipHeaders: order.sipHeaders }),
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
    const { kind, from: name } = this.#order;
    const leg = this.#openLeg();
    this.#leg = leg;
    const refusal = this.dependencies.gate.refusal();
    if (refusal) {
      this.end(refusal);
      return;
    }
    leg.ring();
    this.follow({ kind, leg, ear: this.#ear, name }, asked(this.#question()));
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
    const { clock, changed, webhooks, onTrace } = this.dependencies;
    const { application, kind, from, to } = this.#order;
    const teller = createTeller(webhooks, application);
    const leg = new Leg({
      identity: {
        ...{ uuid: this.#uuid, direction: 'inbound' },
        ...{ from, fromKind: kind, to, kind },
      },
      conversation: this.conversation,
      party: from,
      clock,
      tell: (payload) => {
        teller.tell(payload, this.#uuid);
        if (payload.status === 'answered') this.#phone.connect();
      },
      ...{ changed, onTrace },
    });
    leg.attach(this.#ear);
    this.enter(leg);
    return leg;
  }

  #question(): Payload {
    const { sipHeaders = {} } = this.#order;
    const question = phoneQuestion({
      ...this.#order,
      uuid: this.#uuid,
      conversation: this.conversation.id,
      regionUrl: this.dependencies.regionUrl(),
    });
    return { ...question, ...questionHeaders(sipHeaders) };
  }
}

/** What of the headers the customer's server is told: his own, and the standard one; the network's own are withheld. */
function questionHeaders(headers: Readonly<Record<string, string>>): Payload {
  const told = Object.entries(headers).filter(
    ([name]) => /^(X-|User-to-User$)/i.test(name) && !/^X-Nexmo/i.test(name),
  );
  return Object.fromEntries(told.map(([name, value]) => [`SipHeader_${name}`, value]));
}
