import { Agent, request } from 'node:http';
import type { WebhookSigner } from '@hotline/server/testing/webhook-signer';

export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly cookie: string;
}

/** Asks a server for JSON: with a body by POST, else by GET. */
export type Ask = (path: string, body?: object, cookie?: string) => Promise<Reply>;

export interface Asked {
  readonly url: string;
  /** Signs what is asked of the webhooks. */
  readonly sign: WebhookSigner;
}

/** Over as many kept-alive connections as are needed at once, in turn, so that none is idle until the server ends it. */
export function createAsk({ url, sign }: Asked): Ask {
  const agent = new Agent({ keepAlive: true, scheduling: 'fifo' });
  return (path, body, cookie = '') =>
    new Promise((resolve, reject) => {
      const bytes = body === undefined ? '' : JSON.stringify(body);
      const signed = path.startsWith('/webhooks/') ? { authorization: sign(bytes) } : {};
      const headers = { 'content-type': 'application/json', cookie, ...signed };
      const method = body === undefined ? 'GET' : 'POST';
      const asked = request(url + path, { agent, method, headers, timeout: 10_000 }, (res) => {
        let text = '';
        res.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        res.once('error', reject).once('end', () => {
          const [set = ''] = res.headers['set-cookie'] ?? [];
          resolve({ status: res.statusCode ?? 0, text, cookie: set.split(';')[0] ?? '' });
        });
      });
      asked.once('timeout', () => asked.destroy(new Error(`No answer: ${path}`)));
      asked.once('error', reject).end(bytes);
    });
}

/** The cookie of a new session. */
export async function signIn(ask: Ask, username: string): Promise<string> {
  return (await expected(200, ask('/api/session', { username }))).cookie;
}

/** The id of a new call to Bob. */
export async function place(ask: Ask, cookie: string, page?: string): Promise<string> {
  const placed = await expected(201, ask('/api/calls', { contactId: 'bob', page }, cookie));
  return (JSON.parse(placed.text) as { id: string }).id;
}

/** @throws Error with the reply's own words when it has another status. */
export async function expected(status: number, asked: Promise<Reply>): Promise<Reply> {
  const reply = await asked;
  if (reply.status === status) return reply;
  throw new Error(`Expected ${status}, got ${reply.status}: ${reply.text}`);
}
