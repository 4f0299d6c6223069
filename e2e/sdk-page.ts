import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { until } from './until.ts';

/** Just enough of `@vonage/client-sdk` to be called. */
interface Client {
  createSession(token: string, session?: string): Promise<string>;
  refreshSession(token: string): Promise<void>;
  serverCall(context?: object): Promise<string>;
  hangup(call: string): Promise<void>;
  answer(call: string): Promise<void>;
  reject(call: string): Promise<void>;
  mute(call: string): Promise<void>;
  unmute(call: string): Promise<void>;
  enableEarmuff(call: string): Promise<void>;
  disableEarmuff(call: string): Promise<void>;
  sendDTMF(call: string, digits: string): Promise<void>;
  say(call: string, text: string): Promise<void>;
  reconnectCall(call: string): Promise<void>;
  getCallLegs(call: string): Promise<unknown>;
  getAudioOutputElement(): HTMLAudioElement | undefined;
  on(event: string, listener: (...told: unknown[]) => void): unknown;
}

interface Loaded {
  vonageClientSDK: { VonageClient: new (settings: object) => Client };
  client: Client;
  seen: unknown[][];
}

export type Method = Exclude<keyof Client, 'on' | 'getAudioOutputElement'>;

/** What an SDK call came to: what it resolved with, or `error` with the code it was rejected with. */
export interface Outcome {
  readonly value?: unknown;
  readonly error?: string;
}

const sdk = join(__dirname, '../node_modules/@vonage/client-sdk/dist/vonageClientSDK.min.js');
const told = [
  ...['legStatusUpdate', 'callHangup', 'callInvite', 'callInviteCancel', 'callTransfer'],
  ...['callMediaReconnecting', 'callMediaReconnection', 'callMediaDisconnect', 'callMediaError'],
  ...['mute', 'earmuff', 'dtmf', 'reconnecting', 'reconnection', 'sessionError'],
];

/** A page with the unmodified SDK in it, which notes all it is told. */
export class SdkPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Loads the SDK into a page of the emulator at that URL. */
  async load(url: string): Promise<void> {
    await this.page.goto(`${url}/phones`);
    await this.page.evaluate(readFileSync(sdk, 'utf8'));
    await this.page.evaluate(
      ({ at, names }) => {
        const loaded = window as unknown as Loaded;
        loaded.seen = [];
        loaded.client = new loaded.vonageClientSDK.VonageClient({
          ...{ apiUrl: at, websocketUrl: at, rtcStatsTelemetry: false, autoReconnectMedia: true },
        });
        for (const name of names) {
          loaded.client.on(name, (...rest) => {
            loaded.seen.push([
              name,
              ...rest.map((one) => JSON.parse(JSON.stringify(one)) as unknown),
            ]);
          });
        }
      },
      { at: url, names: told },
    );
  }

  /** Calls the SDK, and never rejects; `never` when it is not settled in time. */
  do(method: Method, ...given: unknown[]): Promise<Outcome> {
    return this.page.evaluate(
      async ({ name, args }) => {
        const { client } = window as unknown as Loaded;
        const late = new Promise<Outcome>((resolve) => {
          setTimeout(resolve, 15_000, { error: 'never' });
        });
        const run = (client[name] as (...args: unknown[]) => Promise<unknown>).apply(client, args);
        const settled = run.then(
          (value) => ({ value: value ?? null }),
          (error: unknown) => ({ error: String((error as { code?: unknown }).code ?? error) }),
        );
        return Promise.race([settled, late]);
      },
      { name: method, args: given },
    );
  }

  /** The same where it is to succeed. */
  async does(method: Method, ...given: unknown[]): Promise<string> {
    const { value, error } = await this.do(method, ...given);
    if (error !== undefined) throw new Error(`${method}: ${error}`);
    return String(value);
  }

  /** Makes what is heard findable. The SDK has an element of its own, outside the document. */
  async showSound(): Promise<void> {
    await this.page.evaluate(() => {
      const audio = (window as unknown as Loaded).client.getAudioOutputElement();
      if (!audio) throw new Error('There is no sound.');
      audio.dataset.remoteAudio = '';
      document.body.append(audio);
    });
  }

  /** From here on it is told for the first time again. */
  async forget(): Promise<void> {
    await this.page.evaluate(() => {
      (window as unknown as Loaded).seen = [];
    });
  }

  /** What it was told so far. */
  seen(): Promise<unknown[][]> {
    return this.page.evaluate(() => (window as unknown as Loaded).seen);
  }

  /** Waits for the first of that name; what came with it. */
  async hears(name: string, milliseconds = 10_000): Promise<unknown[]> {
    const find = (all: unknown[][]) => all.find(([each]) => each === name);
    const all = await until(
      () => this.seen(),
      (seen) => find(seen) !== undefined,
      milliseconds,
    );
    return find(all)?.slice(1) ?? [];
  }
}
