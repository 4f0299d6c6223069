import type { FaultSwitches } from '../faults.ts';
import type { Clock, WebhookReply, WebhookRequest, Webhooks } from '../platform/ports.ts';
import { askWithFault } from './answer-faults.ts';
import { createPostponed } from './postponed.ts';
import type { OnWebhookTrace } from './webhook-trace.ts';

export interface WebhookFaultsDependencies {
  readonly webhooks: Webhooks;
  readonly clock: Clock;
  readonly faults: FaultSwitches;
  /** From 0 up to, but not including, 1. */
  readonly chance: () => number;
  /** Hears what a fault does to a webhook; nobody does when left out. */
  readonly onTrace?: OnWebhookTrace | undefined;
}

/** How long an event waits for the one it is to be swapped with. */
export const swapTime = 1000;

/** Loses, repeats, reorders and delays events, and spoils answers, as the switches say. */
export class WebhookFaults implements Webhooks {
  readonly #dependencies: WebhookFaultsDependencies;
  readonly #postponed;
  /** By leg: lets the event go that waits for its neighbour. */
  readonly #held = new Map<string, () => void>();

  constructor(dependencies: WebhookFaultsDependencies) {
    this.#dependencies = dependencies;
    this.#postponed = createPostponed(dependencies.clock);
  }

  credential(applicationId: string): string | undefined {
    return this.#dependencies.webhooks.credential(applicationId);
  }

  ask(request: WebhookRequest): Promise<WebhookReply> {
    const { webhooks, faults, clock, onTrace = unwatched } = this.#dependencies;
    const ask = (asked: WebhookRequest): Promise<WebhookReply> => webhooks.ask(asked);
    return askWithFault(request, faults.now(), { clock, ask, onTrace });
  }

  consult(request: WebhookRequest, order: string): Promise<WebhookReply> {
    return this.#dependencies.webhooks.consult(request, order);
  }

  tell(request: WebhookRequest, order: string): void {
    const { faults, chance, onTrace = unwatched } = this.#dependencies;
    const { dropEvents } = faults.now();
    if (chance() < dropEvents) {
      const about = { kind: 'webhook', of: request } as const;
      onTrace({ ...about, state: 'asked', purpose: 'tell', fault: 'dropEvents' });
      return;
    }
    const letNeighbourGo = this.#held.get(order);
    if (!letNeighbourGo && this.#swaps(request)) {
      this.#hold(request, order);
      return;
    }
    this.#send(request, order);
    letNeighbourGo?.();
  }

  /** Drops the events that wait. */
  forget(): void {
    this.#postponed.callOff();
    this.#held.clear();
  }

  #swaps({ payload: { status } }: WebhookRequest): boolean {
    const { faults, chance } = this.#dependencies;
    const { swapEvents, swapStatuses } = faults.now();
    const meant = swapStatuses.length === 0 || swapStatuses.some((one) => one === status);
    return meant && chance() < swapEvents;
  }

  #hold(request: WebhookRequest, order: string): void {
    const letGo = (): void => {
      callOff();
      this.#held.delete(order);
      this.#send(request, order);
    };
    const callOff = this.#postponed.after(swapTime, letGo);
    this.#held.set(order, letGo);
  }

  #send(request: WebhookRequest, order: string): void {
    const { webhooks, faults, chance } = this.#dependencies;
    const { delayEvents, duplicateEvents } = faults.now();
    const times = chance() < duplicateEvents ? 2 : 1;
    const tell = (): void => {
      // Each time it is a webhook of its own.
      for (let time = 0; time < times; time += 1) webhooks.tell({ ...request }, order);
    };
    if (delayEvents > 0) this.#postponed.after(delayEvents, tell);
    else tell();
  }
}

const unwatched = (): void => undefined;
