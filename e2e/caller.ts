import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CallUpdate } from '@hotline/protocol/placed-call';
import type { VoiceSdk } from '@hotline/protocol/session';
import type { Page } from 'playwright-core';
import { SdkPage } from './sdk-page.ts';
import { until } from './until.ts';

/** Just enough of the SDK's own types to call somebody. */
interface Sdk {
  NexmoClient: new (options: object) => {
    createSession(token: string): Promise<{ callServer(to: string): Promise<unknown> }>;
  };
}

const sdk = join(import.meta.dirname, '../node_modules/nexmo-client/dist/nexmoClient.min.js');

/** Somebody who calls without the pad: nothing of ours in the browser holds the call, or gives it up. */
export interface Caller {
  /** Places a call in the server's log and dials it; gives its id. */
  call(contactId: string, heldBy?: string): Promise<string>;
  /** The call as the log has it. */
  logged(id: string): Promise<CallUpdate>;
  /** Listens as a page of that name does, until the returned function is called. */
  listen(name: string): Promise<() => void>;
}

interface Addresses {
  readonly url: string;
  readonly emulatorUrl: string;
}

/** Dials with either SDK, in a page of the emulator. */
const dialers: Readonly<
  Record<VoiceSdk, (page: Page, emulatorUrl: string, token: string, id: string) => Promise<void>>
> = {
  'nexmo-client': async (page, emulatorUrl, token, id) => {
    await page.goto(`${emulatorUrl}/phones`);
    await page.evaluate(readFileSync(sdk, 'utf8'));
    await page.evaluate(
      async (dial) => {
        const { NexmoClient } = window as unknown as Sdk;
        const options = { url: dial.emulatorUrl, nexmo_api_url: dial.emulatorUrl };
        const app = await new NexmoClient(options).createSession(dial.token);
        await app.callServer(dial.id);
      },
      { emulatorUrl, token, id },
    );
  },
  'client-sdk': async (page, emulatorUrl, token, id) => {
    const loaded = new SdkPage(page);
    await loaded.load(emulatorUrl);
    await loaded.does('createSession', token);
    await loaded.does('serverCall', { to: id });
  },
};

/** Signs in; the page is where the SDK runs. */
export async function createCaller(
  { url, emulatorUrl }: Addresses,
  page: Page,
  username: string,
  voiceSdk: VoiceSdk = 'nexmo-client',
): Promise<Caller> {
  const cookie = await signIn(url, username);

  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { cookie, 'content-type': 'application/json' };
    const response = await fetch(url + path, { ...init, headers });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response;
  }

  return {
    call: async (contactId, heldBy) => {
      const body = JSON.stringify({ contactId, page: heldBy });
      const { id } = (await (await ask('/api/calls', { method: 'POST', body })).json()) as {
        id: string;
      };
      const token = (await (await ask(`/auth/${username}`)).json()) as string;
      await dialers[voiceSdk](page, emulatorUrl, token, id);
      return id;
    },
    logged: async (id) => (await (await ask(`/api/calls/${id}`)).json()) as CallUpdate,
    listen: async (name) => {
      const leaving = new AbortController();
      const stream = await ask(`/api/events?page=${name}`, { signal: leaving.signal });
      // Read, or the server takes it for a window that hangs.
      void stream.text().catch(() => undefined);
      return () => {
        leaving.abort();
      };
    },
  };
}

/** Waits until contacts.json, just written, lets that user in. */
export async function letsIn({ url }: Pick<Addresses, 'url'>, username: string): Promise<void> {
  await until(
    () => askToSignIn(url, username),
    ({ ok }) => ok,
    10_000,
  );
}

async function askToSignIn(url: string, username: string): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ username });
  return fetch(`${url}/api/session`, { method: 'POST', headers, body });
}

async function signIn(url: string, username: string): Promise<string> {
  const response = await askToSignIn(url, username);
  if (!response.ok) throw new Error(`${username}: ${response.status} ${await response.text()}`);
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}
