import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeInBrowser } from './describe-in-browser.ts';
import { openPad } from './pad.ts';
import { SdkPage } from './sdk-page.ts';
import { startWhole, type Whole } from './whole.ts';

/** Just enough of the SDK's own types for a thief. */
interface Thief {
  NexmoClient: new (options: object) => {
    createSession(token: string): Promise<{
      callServer(number: string): Promise<unknown>;
      on(event: string, listener: (call: { status: string }) => void): void;
    }>;
  };
}

const sdk = join(__dirname, '../node_modules/nexmo-client/dist/nexmoClient.min.js');

describeInBrowser('a stolen token', () => {
  let whole: Whole;

  beforeAll(async () => {
    whole = await startWhole();
  });

  afterAll(() => whole.close());

  it('that dials a number directly reaches nobody', async () => {
    const { page } = await openPad(await whole.browser.newPage(), whole.hotline);
    const token = await page.evaluate(
      async () => (await fetch('/auth/john')).json() as Promise<string>,
    );
    const thief = await whole.browser.newPage();
    await thief.goto(`${whole.hotline.emulatorUrl}/phones`);
    await thief.evaluate(readFileSync(sdk, 'utf8'));
    const statuses = await thief.evaluate(
      async ({ url, stolen }) => {
        const { NexmoClient } = window as unknown as Thief;
        const app = await new NexmoClient({ url, nexmo_api_url: url }).createSession(stolen);
        const seen: string[] = [];
        const over = new Promise<void>((resolve) => {
          app.on('call:status:changed', ({ status }) => {
            seen.push(status);
            if (['completed', 'failed', 'unanswered', 'rejected'].includes(status)) resolve();
          });
        });
        await app.callServer('447700900001');
        await over;
        return seen;
      },
      { url: whole.hotline.emulatorUrl, stolen: token },
    );
    expect(statuses).toContain('started');
    expect(statuses).not.toContain('ringing');
    expect(statuses).not.toContain('answered');
    const told = JSON.stringify(await whole.hotline.emulator('GET', 'calls'));
    expect(told).toContain('447700900001');
    expect(told).not.toContain('"outbound"');
  });

  it('that dials a number directly with the newer SDK reaches nobody either', async () => {
    await whole.hotline.emulator('POST', 'reset');
    const { page } = await openPad(await whole.browser.newPage(), whole.hotline);
    const token = await page.evaluate(
      async () => (await fetch('/auth/john')).json() as Promise<string>,
    );
    const thief = new SdkPage(await whole.browser.newPage());
    await thief.load(whole.hotline.emulatorUrl);
    await thief.does('createSession', token);
    await thief.does('serverCall', { to: '447700900001' });
    await thief.hears('callHangup');
    expect((await thief.seen()).map(([name]) => name)).toEqual(['callHangup']);
    const told = JSON.stringify(await whole.hotline.emulator('GET', 'calls'));
    expect(told).toContain('447700900001');
    expect(told).not.toContain('"outbound"');
  });
});
