import { Vonage } from '@vonage/server-sdk';
import { createEmulator } from '../emulator.ts';
import type { Emulator } from '../emulator.ts';
import { createFakeMedia } from '../testing/fake-media.ts';
import type { FakeMedia } from '../testing/fake-media.ts';
import { createFakeSounds } from '../testing/fake-sounds.ts';
import { createFakeWebhooks } from '../testing/fake-webhooks.ts';
import { until } from '../testing/test-gateway.ts';
import { application, connectTo, hotline, keys } from '../testing/test-platform.ts';

const privateKey = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const rings = '447700900003';

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
