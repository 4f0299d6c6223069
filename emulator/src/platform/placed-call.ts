import type { Application, WebhookTarget } from './applications.ts';
import { Call } from './call.ts';
import type { CallDependencies } from './call.ts';
import { dial } from './dial.ts';
import type { Leg } from './leg.ts';
import type { Payload } from './leg-payloads.ts';
import type { Ncco } from './ncco/ncco.ts';
import type { AudioEnd } from './ports.ts';
import { phoneQuestion } from './phone-question.ts';
import { asked, given } from './script.ts';
import { createTeller } from './teller.ts';
import type { Teller } from './teller.ts';

/** What a customer's server asks for when it places a call. */
export interface PlacedCallOrder {
  readonly application: Application;
  /** E.164 without plus sign, both. */
  readonly to: string;
  readonly from: string;
  /** What to do once it is answered, or where to ask. */
  readonly script: Ncco | WebhookTarget;
  /** Where its events go, in place of the application's. */
  readonly eventUrl: WebhookTarget | undefined;
  /** Milliseconds of ringing, and of talking, at most. */
  readonly ringTime: number;
  readonly talkTime: number;
  readonly detection: 'continue' | 'hangup' | undefined;
}

/** A call that the customer's server placed, to a phone that has to answer before anything else happens. */
export class PlacedCall extends Call {
  readonly #order: PlacedCallOrder;
  readonly #teller: Teller;
  #leg: Leg | undefined;

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
    this.#teller = createTeller(dependencies.webhooks, spoken);
  }

  /** Known once the call has begun. */
  override get leg(): string {
    return this.#leg?.identity.uuid ?? '';
  }

  override begin(): void {
    if (!this.live || this.#leg) return;
    const { to, from, ringTime, talkTime, detection } = this.#order;
    const { dependencies, conversation } = this;
    // The first leg ends last: it listens to nothing but its phone, and to us.
    const { signal } = new AbortController();
    const order = {
      ...{
        number: to,
        from,
        shownFrom: { kind: 'phone', name: from } as const,
        ringTime,
        talkTime,
        detection,
      },
      onAnswered: (leg: Leg, ear: AudioEnd) => {
        this.#answered(leg, ear);
      },
      tell: (payload: Payload, leg: string) => {
        this.#teller.tell(payload, leg);
      },
    };
    const enter = (leg: Leg): void => {
      this.#leg ??= leg;
      this.enter(leg);
    };
    dial(order, { ...dependencies, conversation, signal, enter })
      .then((ending) => {
        this.end(ending);
      })
      .catch(dependencies.report);
  }

  protected override about() {
    const { to, from } = this.#order;
    return { user: from, dialled: to, muted: false, digits: '' };
  }

  protected override free(): void {
    this.#leg?.hangUp();
  }

  #answered(leg: Leg, ear: AudioEnd): void {
    const { to: name, script } = this.#order;
    const caller = { kind: 'phone', leg, ear, name } as const;
    this.follow(caller, 'url' in script ? asked(this.#question(leg)) : given(script));
  }

  #question({ identity: { uuid } }: Leg): Payload {
    return phoneQuestion({
      ...this.#order,
      uuid,
      conversation: this.conversation.id,
      regionUrl: this.dependencies.regionUrl(),
    });
  }
}
