import { randomUUID } from 'node:crypto';
import { get, type IncomingMessage } from 'node:http';
import type { CallUpdate } from '@hotline/protocol/placed-call';
import { expected, signIn, type Ask } from '../whole/ask.ts';

/** One open stream of live updates. */
export interface Listener {
  readonly user: string;
  readonly page: string;
  /** When each `ringingAt` was told (`performance.now()`), as often as it was. */
  readonly told: Map<number, number[]>;
  readonly close: () => void;
}

/** Signs the users in, each with as many windows as a session may have. */
export async function openListeners(
  url: string,
  ask: Ask,
  users: readonly string[],
  windows: number,
): Promise<{ listeners: Listener[]; cookies: Map<string, string> }> {
  const cookies = new Map<string, string>();
  const listeners: Listener[] = [];
  for (const user of users) {
    const cookie = await signIn(ask, user);
    cookies.set(user, cookie);
    const pages = Array.from({ length: windows }, () => randomUUID());
    listeners.push(...(await Promise.all(pages.map((page) => listen(url, cookie, user, page)))));
  }
  return { listeners, cookies };
}

/** What one stream more is told. */
export async function oneMore(ask: Ask, user: string): Promise<string> {
  const cookie = await signIn(ask, user);
  const { status, text } = await expected(503, ask('/api/events', undefined, cookie));
  return `${status} ${(JSON.parse(text) as { code: string }).code}`;
}

async function listen(url: string, cookie: string, user: string, page: string): Promise<Listener> {
  const told = new Map<number, number[]>();
  const stream = await open(`${url}/api/events?page=${page}`, cookie);
  let unread = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    const at = performance.now();
    const messages = (unread + chunk).split('\n\n');
    unread = messages.pop() ?? '';
    for (const message of messages) {
      const data = /^event: call\ndata: (.*)$/m.exec(message)?.[1];
      if (data !== undefined) hear(JSON.parse(data) as CallUpdate, at);
    }
  });

  function hear({ call }: CallUpdate, at: number): void {
    if (!('ringingAt' in call)) return;
    told.set(call.ringingAt, [...(told.get(call.ringingAt) ?? []), at]);
  }

  return { user, page, told, close: () => stream.destroy() };
}

async function open(url: string, cookie: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = get(url, { agent: false, headers: { cookie } }, (stream) => {
      if (stream.statusCode === 200) resolve(stream.on('error', ignoreEnd));
      else reject(new Error(`The stream was refused: ${stream.statusCode ?? 0}`));
    });
    // Rejecting again, when it breaks later, does nothing: what it then misses is counted.
    asked.on('error', reject);
  });
}

/** A stream that we close ends with an error of ours. */
function ignoreEnd(): void {
  return undefined;
}
