import { createHash, randomBytes } from 'node:crypto';
import { eventWebhook } from '@hotline/protocol/webhook';
import { createCallLog } from '@hotline/server/calls/call-log';
import { systemClock } from '@hotline/server/clock';
import { createLog } from '@hotline/server/log';
import type { Store } from '@hotline/server/store/store';
import { event, webhooksOfCall } from '../whole/call-story.ts';

export interface Times {
  readonly place: number[];
  readonly page: number[];
  readonly event: number[];
}

/** Bodies of what is told of a call, in order. */
export function story(name: string): string[] {
  const numbers = Array.from({ length: webhooksOfCall - 1 }, (_, index) => index + 1);
  return numbers.map((n) => JSON.stringify(event(name, n)));
}

/** Lets a user make a call from its beginning to its end and look at the log: the id, and milliseconds of each step. */
export async function oneCall(
  store: Store,
  user: string,
  name: string,
  times?: Times,
): Promise<string> {
  const application = { id: 'bench' };
  const log = createLog('silent');
  const calls = createCallLog({ store, clock: systemClock, random: randomBytes, log, application });
  const timed = async <T>(step: keyof Times, work: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await work();
    times?.[step].push(performance.now() - began);
    return result;
  };

  const id = await timed('place', () => calls.place({ user, contactId: 'bob' }));
  if (id === undefined) throw new Error(`${user} has another call.`);
  await calls.redeem(id, user, { conversation: `CON-${name}`, uuid: `john-${name}` });
  for (const body of story(name)) {
    const told = {
      id: createHash('sha256').update(body).digest('hex'),
      receivedAt: systemClock.now(),
    };
    const kept = { ...told, conversation: `CON-${name}`, body, trouble: false };
    const webhook = eventWebhook.parse(JSON.parse(body));
    const heard = await timed('event', () => calls.hear(kept, webhook));
    if (typeof heard === 'string') throw new Error(heard);
  }
  const { calls: page } = await timed('page', () => store.page(user, 50));
  if (page[0]?.id !== id || page[0].call.status !== 'ended') throw new Error('Not its log.');
  return id;
}
