import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEmulator } from '@hotline/emulator/emulator';
import type { Page } from 'playwright-core';
import { microphoneHz, openBrowser, type OpenedBrowser } from './browser.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { listen } from './hearing.ts';
import { application, connectTo, hotline, tokenOf } from './sdk-application.ts';
import { until } from './until.ts';

/** Just enough of the SDK's own types to be called. */
interface Call {
  readonly status: string;
  answer(): Promise<MediaStream>;
  reject(): Promise<unknown>;
  hangUp(): Promise<unknown>;
}

interface Called {
  NexmoClient: new (options: object) => {
    createSession(token: string): Promise<{
      on(event: 'member:call', listener: (member: unknown, call: Call) => void): void;
    }>;
  };
  call: Call | undefined;
}

const sdk = join(__dirname, '../node_modules/nexmo-client/dist/nexmoClient.min.js');
describeInBrowser('a user who is called, with nexmo-client', () => {
  const emulator = createEmulator({ port: 0 });
  let url: string;
  let browser: OpenedBrowser;

  beforeAll(async () => {
    emulator.addApplication(application);
    [{ url }, browser] = await Promise.all([emulator.start(), openBrowser()]);
  });

  afterAll(() => Promise.all([emulator.stop(), browser.close()]));

  async function signIn(): Promise<Page> {
    const page = await browser.newPage();
    await page.goto(`${url}/phones`);
    await page.evaluate(readFileSync(sdk, 'utf8'));
    await page.evaluate(
      async ({ at, token }) => {
        const called = window as unknown as Called;
        const app = await new called.NexmoClient({
          ...{ url: at, nexmo_api_url: at, rtcstats: { remote_collection: false } },
        }).createSession(token);
        app.on('member:call', (_, call) => {
          called.call = call;
        });
      },
      { at: url, token: tokenOf('alice') },
    );
    return page;
  }

  /** Calls Alice, who then talks to a phone that says back what it hears. */
  function call() {
    return emulator.platform.placeCall({
      application,
      to: { type: 'app', user: 'alice' },
      from: hotline,
      script: [connectTo('447700900001')],
      eventUrl: undefined,
      ringTime: 30_000,
      talkTime: 30_000,
      detection: undefined,
    });
  }

  const answerIn = (page: Page) =>
    page.evaluate(async () => {
      const stream = await (window as unknown as Called).call?.answer();
      const audio = new Audio();
      audio.dataset.remoteAudio = '';
      audio.srcObject = stream ?? null;
      document.body.append(audio);
    });
  /** The phone that it talks to says back what it hears. */
  const hearsItself = (page: Page) =>
    until(
      () => listen(page, [microphoneHz]),
      ({ share }) => (share[microphoneHz] ?? 0) > 0.5,
      10_000,
    );
  const answered = (number: string): boolean =>
    emulator.platform
      .legs(application.id)
      .some(({ identity, status }) => identity.to === number && status === 'answered');
  const status = (page: Page) =>
    page.evaluate(() => (window as unknown as Called).call?.status ?? 'none');
  const becomes = (page: Page, wanted: string) =>
    until(
      () => status(page),
      (seen) => seen === wanted,
      10_000,
    );
  const leg = (uuid: string) =>
    emulator.platform.legs(application.id).find(({ identity }) => identity.uuid === uuid);

  it('hears and is heard once one of two pages has answered, and hangs up', async () => {
    const [page, other] = await Promise.all([signIn(), signIn()]);
    const { leg: uuid } = call();
    await Promise.all([becomes(page, 'started'), becomes(other, 'started')]);
    await answerIn(page);
    await becomes(page, 'answered');
    expect(leg(uuid)?.status).toBe('answered');
    await becomes(other, 'unanswered');
    await hearsItself(page);
    await page.evaluate(() => (window as unknown as Called).call?.hangUp());
    await becomes(page, 'completed');
    expect(leg(uuid)?.status).toBe('completed');
    await Promise.all([page.close(), other.close()]);
  });

  it('declines, and rings no more when the caller gives up', async () => {
    const page = await signIn();
    const declined = call();
    await becomes(page, 'started');
    await page.evaluate(() => (window as unknown as Called).call?.reject());
    await becomes(page, 'rejected');
    expect(leg(declined.leg)?.status).toBe('rejected');

    const given = call();
    await becomes(page, 'started');
    given.hangUp('platform');
    await becomes(page, 'unanswered');
    expect(leg(given.leg)?.status).toBe('cancelled');
    await page.close();
  });

  it('goes on with the same call when the customer’s server moves it elsewhere', async () => {
    const page = await signIn();
    const { leg: uuid } = call();
    await becomes(page, 'started');
    await answerIn(page);
    await becomes(page, 'answered');
    const from = leg(uuid)?.identity.conversation;
    const control = emulator.platform.control(application.id, uuid);
    if (typeof control === 'string') throw new Error(`The leg is ${control}.`);
    expect(control.transfer([connectTo('447700900011')])).toBe(true);
    await until(
      () => Promise.resolve(answered('447700900011')),
      (seen) => seen,
      10_000,
    );
    expect(leg(uuid)?.identity.conversation).not.toBe(from);
    await hearsItself(page);
    expect(await status(page)).toBe('answered');
    await page.evaluate(() => (window as unknown as Called).call?.hangUp());
    await becomes(page, 'completed');
    await until(
      () => Promise.resolve(leg(uuid)?.status),
      (seen) => seen === 'completed',
      10_000,
    );
    await page.close();
  });
});
