import type { WebhookTarget } from '../applications.ts';
import type { DialOrder } from '../dialling/dial-order.ts';
import type { Payload } from '../legs/leg-payloads.ts';
import type { Ncco } from '../ncco/ncco.ts';
import type { Stage } from './stage.ts';

export interface AdviceDependencies {
  readonly stage: Stage;
  /** Where the events go; the application's URL when left out. */
  readonly target: WebhookTarget | undefined;
  /** Whether the statuses that may be replied to are. */
  readonly synchronous: boolean;
}

/** Tells the events of a called leg, and takes the instructions that come back. */
export interface Advice extends Pick<DialOrder, 'tell' | 'consult'> {
  /** The leg is over: what is to be done instead of the rest, as soon as every reply is there. */
  instead(): Promise<Ncco | undefined>;
}

/** What `eventType: synchronous` waits for. */
const replied: readonly unknown[] = [
  'timeout',
  'failed',
  'rejected',
  'unanswered',
  'busy',
  'machine',
];

export function takeAdvice({ stage, target, synchronous }: AdviceDependencies): Advice {
  const replies: Promise<Ncco | undefined>[] = [];
  let over = false;

  const consult = (payload: Payload, leg: string): void => {
    const reply = stage.consult(payload, target, leg);
    replies.push(reply);
    reply
      .then((ncco) => {
        // While the leg is up nobody waits for the reply.
        if (ncco && !over && !stage.signal.aborted) stage.supersede(ncco);
      })
      .catch(stage.report);
  };

  return {
    consult,
    tell: (payload, leg) => {
      if (synchronous && replied.includes(payload.status)) consult(payload, leg);
      else stage.teller.tell(payload, leg, target);
    },
    instead: async () => {
      over = true;
      return (await Promise.all(replies)).find((ncco) => ncco !== undefined);
    },
  };
}
