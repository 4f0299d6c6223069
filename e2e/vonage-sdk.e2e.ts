import { createEmulator } from '@hotline/emulator/emulator';
import { microphoneHz, openBrowser, type OpenedBrowser } from './browser.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { listen } from './hearing.ts';
import { application, connecting, tokenOf } from './sdk-application.ts';
import { SdkPage } from './sdk-page.ts';
import { until } from './until.ts';

const echo = '447700900001';
const person = '447700900000';

describeInBrowser('@vonage/client-sdk', () => {
  const emulator = createEmulator({ port: 0, webhooks: connecting });
  let url: string;
  let browser: OpenedBrowser;

  beforeAll(async () => {
    emulator.addApplication(application);
    [{ url }, browser] = await Promise.all([emulator.start(), openBrowser()]);
  });

  afterAll(() => Promise.all([emulator.stop(), browser.close()]));

  async function signIn(name: string): Promise<SdkPage> {
    const sdk = new SdkPage(await browser.newPage());
    await sdk.load(url);
    await sdk.does('createSession', tokenOf(name));
    return sdk;
  }

  const hearsItself = ({ page }: SdkPage) =>
    until(
      () => listen(page, [microphoneHz]),
      ({ share }) => (share[microphoneHz] ?? 0) > 0.5,
      10_000,
    );
  const statuses = async (sdk: SdkPage) =>
    (await sdk.seen()).filter(([name]) => name === 'legStatusUpdate').map((told) => told[3]);

  it('calls, hears and is heard, and hangs up', async () => {
    const alice = await signIn('alice');
    const call = await alice.does('serverCall', { to: echo });
    await alice.showSound();
    await hearsItself(alice);
    expect(await statuses(alice)).toEqual(['RINGING', 'ANSWERED']);
    await alice.does('hangup', call);
    const [id, , reason] = await alice.hears('callHangup');
    expect([id, reason]).toEqual([call, 'LOCAL_HANGUP']);
    expect(emulator.platform.snapshot().calls[0]?.endedAt).toBeDefined();
    await alice.page.close();
  });

  it('hears that the other side hung up', async () => {
    const alice = await signIn('alice');
    await alice.does('serverCall', { to: person });
    await alice.hears('legStatusUpdate');
    emulator.platform.phone(person).answer();
    await until(
      () => statuses(alice),
      (seen) => seen.includes('ANSWERED'),
      5000,
    );
    emulator.platform.phone(person).hangUp();
    expect((await alice.hears('callHangup'))[2]).toBe('REMOTE_HANGUP');
    expect(await statuses(alice)).toEqual(['RINGING', 'ANSWERED', 'COMPLETED']);
    await alice.page.close();
  });
});
