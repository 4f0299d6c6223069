import type { WebhookTarget } from '../applications.ts';

interface Targeted {
  readonly eventUrl?: readonly string[] | undefined;
  readonly eventMethod?: 'GET' | 'POST' | undefined;
}

/** Where an action wants its events; `undefined` for the application's own URL. */
export function eventTarget({ eventUrl, eventMethod }: Targeted): WebhookTarget | undefined {
  const [url] = eventUrl ?? [];
  return url === undefined ? undefined : { url, method: eventMethod ?? 'POST' };
}
