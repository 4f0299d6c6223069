import { Vonage } from '@vonage/server-sdk';
import { createEmulator } from '../emulator.ts';
import type { Emulator } from '../emulator.ts';
import { createFakeMedia } from '../testing/fake-media.ts';
import type { FakeMedia } from '../testing/fake-media.ts';
import { createFakeSounds } from '../testing/fake-sounds.ts';
import { createFakeWebhooks } from '../testing/fake-webhooks.ts';
import { until } from '../testing/until.ts';
import { application, connectTo, hotline, keys } from '../testing/test-platform.ts';

const privateKey = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const rings = '447700900003';
const talk = (text: string) => ({ action: 'talk' as never, text, loop: 0 });
const wait = { action: 'wait', timeout: 60 };

/** The vendor's own SDK for servers, unchanged, over HTTP. */
describe('@vonage/server-sdk', () => {
  const webhooks = createFakeWebhooks();
  let media: FakeMedia;
  let emulator: Emulator;
  let voice: Vonage['voice'];
  let url: string;

  beforeEach(async () => {
    media = createFakeMedia();
    emulator = createEmulator({ port: 0, media, sounds: createFakeSounds(), webhooks });
    emulator.addApplication(application);
    ({ url } = await emulator.start());
    ({ voice } = new Vonage({ applicationId: application.id, privateKey }, { apiHost: url }));
  });
  afterEach(() => emulator.stop());

  async function place(ncco: unknown) {
    webhooks.reply({ ok: true, body: ncco });
    const { platform } = emulator;
    const owner = { user: platform.users.find(application, 'john')!, session: 'session-1' };
    const { uuid } = await platform.prepareLeg(owner, 'v=0');
    const knock = { leg: uuid, dialled: 'some-call-id', customData: {} };
    const call = platform.knock(owner, application, knock)!;
    call.begin();
    return call;
  }

  async function ended() {
    const call = await place([]);
    await until(() => !call.live);
    return call;
  }

  async function all(params: Parameters<typeof voice.getAllCalls>[0] = {}) {
    const calls = [];
    for await (const call of voice.getAllCalls(params)) calls.push(call);
    return calls;
  }

  it('places a call', async () => {
    const placed = await voice.createOutboundCall({
      to: [{ type: 'phone', number: rings }],
      from: { type: 'phone', number: hotline },
      ncco: [{ action: 'talk', text: 'Hello.' }],
      ringingTimer: 30,
    });
    expect(placed).toMatchObject({ status: 'started', direction: 'outbound' });
    const call = await voice.getCall(placed.uuid);
    expect(call).toMatchObject({ uuid: placed.uuid, to: { type: 'phone', number: rings } });
  });

  it('reads every page of all calls', async () => {
    const uuids: string[] = [];
    for (let count = 0; count < 5; count += 1) uuids.push((await ended()).leg);
    const calls = await all({ pageSize: 2 });
    expect(calls.map(({ uuid }) => uuid)).toEqual(uuids);
    expect(calls[0]).toMatchObject({ status: 'completed', duration: '1', rate: '0.00' });
  });

  it('throws on the second page where the links are in the platform’s own form', async () => {
    emulator.faults.set({ restLinks: 'relative' });
    for (let count = 0; count < 3; count += 1) await ended();
    await expect(all({ pageSize: 2 })).rejects.toThrow('Invalid URL');
    expect(await all({ pageSize: 3 })).toHaveLength(3);
  });

  it('searches one conversation', async () => {
    await ended();
    const call = await place([connectTo(rings)]);
    await until(() => call.view().legs.length === 2);
    const { id } = call.conversation;
    const found = await voice.search({ conversationUuid: id });
    expect(found).toMatchObject({ count: 2, page_size: 10 });
    const legs = await all({ conversationUuid: id });
    expect(legs.map((leg) => leg.conversationUUID)).toEqual([id, id]);
  });

  it('reads one call', async () => {
    const call = await place([connectTo(rings)]);
    expect(await voice.getCall(call.leg)).toMatchObject({
      uuid: call.leg,
      conversationUUID: call.conversation.id,
      status: 'answered',
      direction: 'inbound',
      to: { type: 'app', user: 'john' },
    });
  });

  it('hangs a call up once', async () => {
    const call = await place([connectTo(rings)]);
    await voice.hangupCall(call.leg);
    expect(call.live).toBe(false);
    await expect(voice.hangupCall(call.leg)).rejects.toMatchObject({ response: { status: 400 } });
    await expect(voice.hangupCall('none')).rejects.toMatchObject({ response: { status: 404 } });
  });

  it('speaks and plays into a call, and stops that', async () => {
    const call = await place([{ action: 'wait', timeout: 60 }]);
    const [browser] = media.browsers.slice(-1);
    const options = { text: 'Hello.', loop: 0, level: -0.5, language: 'en-GB', style: 1 };
    const uuid = call.leg;
    expect(await voice.playTTS(uuid, options as never)).toEqual({ message: 'Talk started', uuid });
    await until(() => browser?.plays.length === 1);
    expect(browser?.plays).toEqual([{ name: 'Hello.', loop: 0, level: -0.5 }]);
    expect(await voice.stopTTS(uuid)).toEqual({ message: 'Talk stopped', uuid });
    await until(() => browser?.hearing().length === 0);

    const music = 'http://127.0.0.1:1/music.mp3';
    const started = await voice.streamAudio(uuid, music, 0, 0.5);
    expect(started).toEqual({ message: 'Stream started', uuid });
    await until(() => browser?.hearing().length === 1);
    expect(browser?.plays.at(-1)).toEqual({ name: music, loop: 0, level: 0.5 });
    const stopped = await voice.stopStreamAudio(uuid);
    expect(stopped).toEqual({ message: 'Stream stopped', uuid });
    await until(() => browser?.hearing().length === 0);
  });

  it('makes a leg mute and deaf, and takes that back', async () => {
    const { leg } = await place([wait]);
    const state = () => [media.browsers.at(-1)?.muted, media.browsers.at(-1)?.earmuffed];
    await voice.muteCall(leg);
    await voice.earmuffCall(leg);
    expect(state()).toEqual([true, true]);
    await voice.unmuteCall(leg);
    await voice.unearmuffCall(leg);
    expect(state()).toEqual([false, false]);
  });

  it('transfers a call to instructions, and to a URL', async () => {
    const { leg } = await place([wait]);
    const heard = () => media.browsers.at(-1)?.heard;
    await voice.transferCallWithNCCO(leg, [talk('Here.')]);
    await until(() => heard()?.length === 1);
    webhooks.reply({ ok: true, body: [talk('There.')] });
    const url = 'http://127.0.0.1:1/transfer';
    await voice.transferCallWithURL(leg, url);
    await until(() => heard()?.length === 2);
    expect(heard()).toEqual(['Here.', 'There.']);
    expect(webhooks.asked.at(-1)?.url).toBe(url);
  });

  it('plays keys into a leg, and listens to its keys until it stops that', async () => {
    const call = await place([wait]);
    const uuid = call.leg;
    expect(await voice.playDTMF(uuid, '12#')).toEqual({ message: 'DTMF sent', uuid });
    const url = 'http://127.0.0.1:1/keys';
    const told = () => webhooks.told.flatMap((one) => (one.url === url ? [one.payload.dtmf] : []));
    await voice.subscribeDTMF(uuid, url);
    call.caller.press('5');
    await voice.unsubscribeDTMF(uuid);
    call.caller.press('6');
    expect(told()).toEqual([{ digits: '5', timed_out: false }]);
  });

  it.each([
    { type: 'phone', number: rings, dtmfAnswer: '1p2' },
    { type: 'app', user: 'john' },
    { type: 'sip', uri: 'sip:bob3@example.com', headers: { location: 'here' } },
    { type: 'vbc', extension: '103' },
    {
      ...{ type: 'websocket', uri: 'ws://127.0.0.1:1/', 'content-type': 'audio/l16;rate=16000' },
      headers: { name: 'value' },
    },
  ] as const)('calls $type', async (to) => {
    const placed = await voice.createOutboundCall({
      to: [to as never],
      from: { type: 'phone', number: hotline },
      answerUrl: ['http://127.0.0.1:1/answer'],
      answerMethod: 'POST' as never,
      eventUrl: ['http://127.0.0.1:1/events'],
      advancedMachineDetection: { behavior: 'continue', mode: 'detect' } as never,
      lengthTimer: 60,
    });
    expect(placed).toMatchObject({ status: 'started', direction: 'outbound' });
    expect((await voice.getCall(placed.uuid)).to).toMatchObject({ type: to.type });
    expect(webhooks.told.at(-1)).toMatchObject({ url: 'http://127.0.0.1:1/events' });
  });

  it('reads one page', async () => {
    for (let count = 0; count < 3; count += 1) await ended();
    const page = await voice.getCallsPage({ pageSize: 2, recordIndex: 1 });
    expect(page).toMatchObject({ count: 3, page_size: 2, record_index: 1 });
  });

  it('is told when it asks too often', async () => {
    emulator.faults.set({ refuseRest: 1 });
    await expect(voice.search({})).rejects.toMatchObject({ response: { status: 429 } });
    expect(await voice.search({})).toMatchObject({ count: 0 });
  });

  it('is refused with a browser’s token', async () => {
    const credentials = { applicationId: application.id, privateKey };
    const browser = { ...credentials, jwtOptions: { sub: 'john', acl: { paths: {} } } };
    const asked = new Vonage(browser, { apiHost: url }).voice.search({});
    await expect(asked).rejects.toMatchObject({ response: { status: 401 } });
  });
});
