import { createHash } from 'node:crypto';
import type { WebhookSigner } from '@hotline/server/testing/webhook-signer';

/** Events that are posted to a server one after the other, each with words of its own. */
export interface EventLoad {
  /** Ids of the events that it said 2xx to. */
  readonly acknowledged: Set<string>;
  /** How often it said anything else. */
  refused: number;
  /** The longest that it took to say something since this was last set, milliseconds. */
  slowest: number;
  /** Fulfilled when the last answer has come. */
  stop(): Promise<void>;
}

/** The body of an event and the id it is known by. */
export function eventOf(status: string, conversation: string, uuid: string) {
  const timestamp = new Date().toISOString();
  const body = JSON.stringify({ status, uuid, conversation_uuid: conversation, timestamp });
  return { body, id: createHash('sha256').update(body).digest('hex') };
}

/** The status that a server answers an event with; undefined when it has gone. */
export async function postEvent(
  url: string,
  sign: WebhookSigner,
  body: string,
): Promise<number | undefined> {
  const headers = { 'content-type': 'application/json', authorization: sign(body) };
  try {
    return (await fetch(`${url}/webhooks/event`, { method: 'POST', headers, body })).status;
  } catch {
    return undefined;
  }
}

/** So many posters, each as fast as it is answered but not faster than the pause allows. */
export function startLoad(
  url: string,
  sign: WebhookSigner,
  posters: number,
  pauseMs: number,
): EventLoad {
  let going = true;
  let made = 0;
  const load = { acknowledged: new Set<string>(), refused: 0, slowest: 0, stop };

  async function post(): Promise<void> {
    const { body, id } = eventOf('ringing', 'CON-LOAD', `leg-${(made += 1)}`);
    const began = performance.now();
    const status = await postEvent(url, sign, body);
    load.slowest = Math.max(load.slowest, performance.now() - began);
    if (status === 204) load.acknowledged.add(id);
    else load.refused += 1;
    if (status === undefined) going = false;
  }

  const running = Array.from({ length: posters }, async () => {
    while (going) {
      await post();
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  });

  async function stop(): Promise<void> {
    going = false;
    await Promise.all(running);
  }

  return load;
}
