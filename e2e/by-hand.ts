import type { CallPage, CallUpdate } from '@hotline/protocol/placed-call';
import type { WebhookSigner } from '@hotline/server/testing/webhook-signer';

/** What a page and the platform ask of a server, without either. */
export interface ByHand {
  /** A cookie of a new session of John's. */
  signIn(): Promise<string>;
  /** The id of a new call to Bob; rejects with the code of a refusal. */
  place(cookie: string): Promise<string>;
  letGo(id: string, cookie: string): Promise<void>;
  /** The newest calls. */
  calls(cookie: string): Promise<readonly CallUpdate[]>;
  /** The platform asks what to do with that call, in a conversation of that name. */
  ask(id: string, conversation: string): Promise<string>;
  /** The platform tells something of Bob's leg; true when the server has acknowledged it. */
  tell(conversation: string, event: object): Promise<boolean>;
  /** The live updates from now on. */
  listen(cookie: string): Promise<Response>;
}

export function byHand(url: string, sign: WebhookSigner): ByHand {
  const post = (path: string, body: object, cookie = '') =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    });

  const signed = (path: string, body: object) => {
    const text = JSON.stringify(body);
    const headers = { 'content-type': 'application/json', authorization: sign(text) };
    return fetch(url + path, { method: 'POST', headers, body: text });
  };

  return {
    signIn: async () => {
      const signedIn = await post('/api/session', { username: 'john' });
      return signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    },
    place: async (cookie) => {
      const placed = await post('/api/calls', { contactId: 'bob' }, cookie);
      const { id, code } = (await placed.json()) as { id?: string; code?: string };
      if (id === undefined) throw new Error(code);
      return id;
    },
    letGo: async (id, cookie) => {
      await fetch(`${url}/api/calls/${id}`, { method: 'DELETE', headers: { cookie } });
    },
    calls: async (cookie) => {
      const page = await fetch(`${url}/api/calls`, { headers: { cookie } });
      return ((await page.json()) as CallPage).calls;
    },
    ask: async (to, conversation) => {
      const leg = { uuid: `john-${conversation}`, conversation_uuid: conversation };
      const answer = await signed('/webhooks/answer', { to, from_user: 'john', ...leg });
      return answer.text();
    },
    tell: async (conversation, event) => {
      const leg = { uuid: `bob-${conversation}`, conversation_uuid: conversation };
      return (await signed('/webhooks/event', { ...leg, ...event })).ok;
    },
    listen: (cookie) => fetch(`${url}/api/events`, { headers: { cookie } }),
  };
}
