import { createEmulator } from '@hotline/emulator/emulator';
import { microphoneHz, openBrowser, type OpenedBrowser } from './browser.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { listen } from './hearing.ts';
import { application, connecting, connectTo, hotline, tokenOf } from './sdk-application.ts';
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

  const hosts = new Set<string>();

  async function open(): Promise<SdkPage> {
    const sdk = new SdkPage(await browser.newPage());
    const note = (address: string) => hosts.add(new URL(address).host);
    sdk.page.on('request', (request) => note(request.url()));
    sdk.page.on('websocket', (socket) => note(socket.url()));
    await sdk.load(url);
    return sdk;
  }

  async function signIn(name: string): Promise<SdkPage> {
    const sdk = await open();
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

  /** Calls that user, who then talks to a phone that says back what it hears. */
  function invite(name: string, ringTime = 30_000) {
    return emulator.platform.placeCall({
      application,
      to: { type: 'app', user: name },
      from: hotline,
      script: [connectTo(echo)],
      eventUrl: undefined,
      ringTime,
      talkTime: 30_000,
      detection: undefined,
    });
  }

  const answered = (sdk: SdkPage) =>
    until(
      () => statuses(sdk),
      (seen) => seen.includes('ANSWERED'),
      10_000,
    );

  it('is refused with a reason, and signs in with a better token', async () => {
    const alice = await open();
    const refused = await alice.do('createSession', tokenOf('alice', -1));
    expect(refused.error).toBe('session:error:expired-token');
    await alice.does('createSession', tokenOf('alice'));
    await alice.does('refreshSession', tokenOf('alice'));
    expect(emulator.expireTokens()).toBe(1);
    expect(await alice.hears('sessionError')).toEqual(['EXPIRED_TOKEN']);
    await alice.page.close();
  });

  it('calls, hears and is heard, and hangs up', async () => {
    const alice = await signIn('alice');
    const call = await alice.does('serverCall', { to: echo });
    await alice.showSound();
    await hearsItself(alice);
    expect(await statuses(alice)).toEqual(['RINGING', 'ANSWERED']);
    for (const method of ['mute', 'unmute', 'enableEarmuff', 'disableEarmuff'] as const) {
      await alice.does(method, call);
    }
    await alice.does('sendDTMF', call, '1#');
    await alice.does('say', call, 'Good morning.');
    const captions = () => emulator.platform.snapshot().calls[0]?.legs[1]?.captions ?? [];
    await until(
      () => Promise.resolve(captions()),
      (seen) => seen.includes('Good morning.'),
      5000,
    );
    await alice.does('getCallLegs', call);
    await alice.does('hangup', call);
    const [id, quality, reason] = await alice.hears('callHangup');
    expect([id, reason]).toEqual([call, 'LOCAL_HANGUP']);
    const { packet_cnt, ...lost } = quality as Record<string, number>;
    expect(packet_cnt).toBeGreaterThan(0);
    expect(lost).toMatchObject({ packet_loss_perc: 0, flaw_total: 0 });
    const [ended] = emulator.platform.snapshot().calls;
    expect(ended).toMatchObject({ digits: '1#', endedAt: expect.any(Number) as number });
    await alice.page.close();
  });

  it('hears that the other side hung up, or declined', async () => {
    const alice = await signIn('alice');
    await alice.does('serverCall', { to: person });
    await alice.hears('legStatusUpdate');
    emulator.platform.phone(person).answer();
    await answered(alice);
    emulator.platform.phone(person).hangUp();
    expect((await alice.hears('callHangup'))[2]).toBe('REMOTE_HANGUP');
    expect(await statuses(alice)).toEqual(['RINGING', 'ANSWERED', 'COMPLETED']);
    await alice.forget();
    await alice.does('serverCall', { to: person });
    await alice.hears('legStatusUpdate');
    emulator.platform.phone(person).decline();
    expect((await alice.hears('callHangup'))[2]).toBe('REMOTE_REJECT');
    await alice.page.close();
  });

  it('is called in two pages, answers in one, and moves elsewhere', async () => {
    const [alice, other] = await Promise.all([signIn('alice'), signIn('alice')]);
    const { leg } = invite('alice');
    const [call, from, channel] = await alice.hears('callInvite');
    expect([call, from, channel]).toEqual([leg, hotline, 'phone']);
    await other.hears('callInvite');
    await alice.does('answer', leg);
    expect(await other.hears('callInviteCancel')).toEqual([leg, 'AnsweredElsewhere']);
    await alice.showSound();
    await hearsItself(alice);
    const control = emulator.platform.control(application.id, leg);
    if (typeof control === 'string') throw new Error(control);
    control.transfer([connectTo('447700900011')]);
    expect((await alice.hears('callTransfer'))[0]).toBe(leg);
    await alice.does('hangup', leg);
    expect((await alice.hears('callHangup'))[2]).toBe('LOCAL_HANGUP');
    await Promise.all([alice.page.close(), other.page.close()]);
  });

  it('declines, and hears who did, or that nobody calls any more', async () => {
    const [alice, other] = await Promise.all([signIn('alice'), signIn('alice')]);
    const declined = invite('alice');
    await Promise.all([alice.hears('callInvite'), other.hears('callInvite')]);
    await alice.does('reject', declined.leg);
    expect(await other.hears('callInviteCancel')).toEqual([declined.leg, 'RejectedElsewhere']);
    await Promise.all([alice.forget(), other.page.close()]);

    const given = invite('alice');
    await alice.hears('callInvite');
    given.hangUp('platform');
    expect(await alice.hears('callInviteCancel')).toEqual([given.leg, 'RemoteCancel']);
    await alice.forget();
    const late = invite('alice', 500);
    expect(await alice.hears('callInviteCancel')).toEqual([late.leg, 'RemoteTimeout']);
    await alice.page.close();
  });

  it('brings lost sound back on the same leg, and the call into a page that is loaded anew', async () => {
    const alice = await open();
    const session = await alice.does('createSession', tokenOf('alice'));
    const call = await alice.does('serverCall', { to: echo });
    await answered(alice);
    emulator.platform.ear(call)?.set({ mediaDown: true });
    await alice.page.waitForRequest(/\/rtc\/.*\/offer$/);
    emulator.platform.ear(call)?.reset();
    expect(await alice.hears('callMediaReconnection')).toEqual([call]);
    await alice.showSound();
    await hearsItself(alice);

    await alice.page.reload();
    await alice.load(url);
    expect(await alice.does('createSession', tokenOf('alice'), session)).toBe(session);
    await alice.does('reconnectCall', call);
    await alice.showSound();
    await hearsItself(alice);
    emulator.dropSockets();
    await alice.hears('reconnection');
    await alice.does('hangup', call);
    expect((await alice.hears('callHangup'))[2]).toBe('LOCAL_HANGUP');
    await alice.page.close();
  });

  it('has spoken with this machine alone', () => {
    expect([...hosts]).toEqual([new URL(url).host]);
  });
});
