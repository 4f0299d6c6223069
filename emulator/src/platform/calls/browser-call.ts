import { Call } from './call.ts';
import type { CallDependencies } from './call.ts';
import type { CallOrder } from './call-order.ts';
import { Caller } from '../browsers/caller.ts';
import { Leg } from '../legs/leg.ts';
import type { Ending, Payload } from '../legs/leg-payloads.ts';
import { LostSound } from '../browsers/lost-sound.ts';
import type { Owner } from '../browsers/owner.ts';
import { asked } from '../run/script.ts';
import { createTeller } from '../run/teller.ts';

/** A call that a browser placed through its SDK. */
export class BrowserCall extends Call {
  readonly caller: Caller;
  readonly #order: CallOrder;
  readonly #lost: LostSound;
  #owner: Owner;
  #leg: Leg | undefined;

  constructor(order: CallOrder, dependencies: CallDependencies) {
    super(order.application, dependencies);
    const { clock, ids, changed, browsers } = dependencies;
    const { conversation } = this;
    this.#owner = order.owner;
    this.#order = order;
    const onPressed = (digits: string): void => {
      for (const key of digits) this.#leg?.press(key);
    };
    this.caller = new Caller({ ids, order, conversation, clock, changed, onPressed });
    this.#lost = new LostSound({
      ...{ clock, browsers },
      owner: () => this.owner,
      giveUp: () => {
        this.hangUp('user');
      },
    });
    this.#watch();
  }

  /** The session changes when the browser brings its sound back in another one. */
  get owner(): Owner {
    return this.#owner;
  }

  get knocking(): string {
    return this.#order.knocking;
  }

  override get leg(): string {
    return this.#order.leg.uuid;
  }

  /** Lets the caller in, and asks the customer's server what to do. */
  override begin(): void {
    if (!this.live || this.#leg) return;
    const { end } = this.#order.leg;
    this.caller.join();
    const leg = this.#openLeg();
    this.#leg = leg;
    const { name } = this.owner.user;
    this.follow({ kind: 'app', leg, ear: end, name }, asked(this.#question()));
    this.dependencies.changed();
  }

  override leave(): void {
    this.caller.leave();
  }

  async renew(owner: Owner, offer: string) {
    if (!this.live) return undefined;
    const sdp = await this.#order.leg.end.renew(offer);
    if (this.over.aborted) return undefined;
    this.#owner = owner;
    this.#lost.wait();
    return () => {
      const { clock, browsers } = this.dependencies;
      const member = this.conversation.member(this.caller.id);
      if (!member) return;
      browsers.aside(
        { at: clock.now(), member, what: { type: 'answer', sdp } },
        this,
        (session) => session === owner.session,
      );
    };
  }

  override mute(uuid: string, on: boolean): void {
    if (uuid === this.leg) this.caller.mute(on);
    else super.mute(uuid, on);
  }

  override earmuff(uuid: string, on: boolean): void {
    if (uuid === this.leg) this.caller.earmuff(on);
    else super.earmuff(uuid, on);
  }

  protected override about() {
    const { muted, digits } = this.caller;
    return { user: this.owner.user.name, dialled: this.#order.dialled, muted, digits };
  }

  protected override free(ending: Ending): void {
    this.#leg?.end(ending);
    this.caller.join();
    this.caller.hangUp(ending.by);
    this.#order.leg.end.close();
  }

  /** The leg of a browser comes from no number, and goes to its own user. */
  #openLeg(): Leg {
    const { clock, changed, webhooks, onTrace } = this.dependencies;
    const { uuid, end } = this.#order.leg;
    const { name } = this.owner.user;
    const teller = createTeller(webhooks, this.#order.application);
    const leg = new Leg({
      identity: {
        ...{ uuid, direction: 'inbound' },
        ...{ from: null, fromKind: 'app', to: name, kind: 'app' },
      },
      conversation: this.conversation,
      party: name,
      clock,
      tell: (payload) => {
        teller.tell(payload, uuid);
      },
      ...{ changed, onTrace },
    });
    leg.attach(end);
    leg.onMove((conversation) => {
      this.caller.move(conversation);
    });
    this.enter(leg);
    return leg;
  }

  /** The answer webhook of a client SDK call: it has no `from`. */
  #question(): Payload {
    const { customData, dialled, leg } = this.#order;
    return {
      to: dialled,
      from_user: this.owner.user.name,
      endpoint_type: 'app',
      conversation_uuid: this.conversation.id,
      uuid: leg.uuid,
      region_url: this.dependencies.regionUrl(),
      ...(Object.keys(customData).length > 0 && { custom_data: customData }),
    };
  }

  #watch(): void {
    const { leg } = this.#order;
    leg.onLost(() => {
      if (this.live) this.#lost.wait();
    });
    leg.end.onConnected?.(() => {
      this.#lost.end();
    });
    this.over.addEventListener('abort', () => {
      this.#lost.end();
    });
  }
}
