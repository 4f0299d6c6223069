import { setUpTime } from '../platform/phones/handset.ts';
import { spokenTime } from '../testing/fake-media.ts';
import { soundTime } from '../testing/fake-sounds.ts';
import { connectTo } from '../testing/test-platform.ts';
import { createTestVoiceApi } from '../testing/test-voice-api.ts';

const url = 'http://127.0.0.1:1/hello.mp3';
const other = 'http://127.0.0.1:1/other.mp3';
const pickUp = setUpTime + 2000;

/** A browser talks with a phone that answered. */
async function talking() {
  const api = createTestVoiceApi();
  const { call, browser } = await api.place([connectTo('447700900001')]);
  await api.clock.advance(pickUp);
  const [caller, phone] = await api.legs();
  const [ear] = api.media.phoneEnds;
  const play = (kind: string, body: object, uuid = caller!.uuid) =>
    api.put(`/v1/calls/${uuid}/${kind}`, body);
  const stop = (kind: string, uuid = caller!.uuid) => api.del(`/v1/calls/${uuid}/${kind}`);
  return { ...api, call, browser, ear: ear!, caller: caller!.uuid, phone: phone!.uuid, play, stop };
}

describe.each([
  { kind: 'talk', name: 'Talk', body: { text: 'Hello.' }, sound: 'Hello.', time: spokenTime },
  { kind: 'stream', name: 'Stream', body: { stream_url: [url] }, sound: url, time: soundTime },
])('PUT …/$kind', ({ kind, name, body, sound, time }) => {
  it('is heard by that leg alone, to its end, while the call goes on', async () => {
    const { play, caller, browser, ear, clock, call, reported } = await talking();
    const reply = await play(kind, body).expect(200);
    expect(reply.body).toEqual({ message: `${name} started`, uuid: caller });
    await clock.advance(time - 1);
    expect(browser.hearing()).toContain(sound);
    expect(ear.hearing()).not.toContain(sound);
    await clock.advance(1);
    expect(browser.hearing()).toEqual([]);
    expect(call.live).toBe(true);
    expect(reported).toEqual([]);
  });

  it('may be for the phone', async () => {
    const { play, phone, browser, ear } = await talking();
    await play(kind, body, phone).expect(200);
    expect(ear.hearing()).toEqual([sound]);
    expect(browser.hearing()).toEqual([]);
  });

  it('takes the level as text, and loop 0 as for ever, until it is deleted', async () => {
    const { play, stop, caller, browser, clock } = await talking();
    await play(kind, { ...body, level: '-0.4', loop: 0 }).expect(200);
    expect(browser.plays.at(-1)).toEqual({ name: sound, level: -0.4, loop: 0 });
    await clock.advance(600_000);
    expect(browser.hearing()).toEqual([sound]);
    const reply = await stop(kind).expect(200);
    expect(reply.body).toEqual({ message: `${name} stopped`, uuid: caller });
    await clock.advance(0);
    expect(browser.hearing()).toEqual([]);
    await stop(kind).expect(200);
  });

  it('ends with the leg', async () => {
    const { play, call, clock, media } = await talking();
    await play(kind, { ...body, loop: 100 }).expect(200);
    call.hangUp('user');
    await clock.advance(5000);
    expect([media.open(), clock.waiting()]).toEqual([0, 0]);
  });

  it('is refused for a leg that is over, unknown, or not answered yet', async () => {
    const { call, play, stop, caller } = await talking();
    call.hangUp('user');
    const reply = await play(kind, body).expect(400);
    expect(reply.body).toMatchObject({ invalid_parameters: [{ name: 'uuid' }] });
    await stop(kind, caller).expect(400);
    await play(kind, body, 'none').expect(404);
    await stop(kind, 'none').expect(404);

    const api = createTestVoiceApi();
    await api.place([connectTo('447700900003')]);
    await api.clock.advance(setUpTime);
    const [, ringing] = await api.legs();
    await api.put(`/v1/calls/${ringing!.uuid}/${kind}`, body).expect(400);
  });

  it.each([{ level: '2' }, { level: 'loud' }, { loop: -1 }, { loop: 0.5 }, { loop: 'often' }])(
    'with %j is refused, and names what is wrong',
    async (wrong) => {
      const { play, browser } = await talking();
      const reply = await play(kind, { ...body, ...wrong }).expect(400);
      const [named] = Object.keys(wrong);
      expect(reply.body).toMatchObject({
        type: 400,
        title: 'Bad Request',
        invalid_parameters: [{ name: named }],
      });
      expect(browser.hearing()).toEqual([]);
    },
  );

  it('is refused with a body that cannot be read, and without a token', async () => {
    const { play, put, caller } = await talking();
    await play(kind, []).expect(400);
    await play(kind, {}).expect(400);
    await put(`/v1/calls/${caller}/${kind}`, body, 'no token').expect(401);
  });
});

it('a second talk takes the place of the first, and leaves a stream alone', async () => {
  const { play, browser, clock } = await talking();
  await play('stream', { stream_url: [url], loop: 0 });
  await play('talk', { text: 'One.', loop: 0 });
  await play('talk', { text: 'Two.', loop: 0 });
  await clock.advance(0);
  expect(browser.hearing()).toEqual([url, 'Two.']);
  await play('stream', { stream_url: [other], loop: 0 });
  await clock.advance(0);
  expect(browser.hearing()).toEqual(['Two.', other]);
});

it('a talk that is deleted while it is synthesised is never heard', async () => {
  const { play, stop, browser, media, clock, platform } = await talking();
  let speak: () => void = () => undefined;
  media.speak = () =>
    new Promise((resolve) => {
      speak = () => {
        resolve({ samples: new Int16Array(8) });
      };
    });
  await play('talk', { text: 'Hello.' }).expect(200);
  await stop('talk').expect(200);
  speak();
  await clock.advance(0);
  expect(browser.heard).not.toContain('sound');
  expect(platform.snapshot().calls[0]?.legs[0]?.captions).toEqual([]);
});

it('a stream that cannot be loaded is told as an error of its leg', async () => {
  const { play, sounds, phone, webhooks, clock } = await talking();
  sounds.lose(url);
  await play('stream', { stream_url: [url] }, phone).expect(200);
  await clock.advance(0);
  expect(webhooks.told.at(-1)?.payload).toMatchObject({
    reason: `The sound at ${url} cannot be played: HTTP 404`,
    conversation_uuid: expect.stringMatching(/^CON-/) as string,
  });
});

it.each([{ stream_url: url }, { stream_url: [] }, { stream_url: ['hello.mp3'] }])(
  'a stream of %j is refused',
  async (body) => {
    const { play } = await talking();
    const reply = await play('stream', body).expect(400);
    expect(JSON.stringify(reply.body)).toContain('"name":"stream_url');
  },
);

it.each([
  { text: '' },
  { text: 5 },
  { text: 'a'.repeat(1501) },
  { text: 'Hi.', style: 'soft' },
  { text: 'Hi.', language: 'tlh' },
])('a talk of %j is refused', async (body) => {
  const { play } = await talking();
  await play('talk', body).expect(400);
});
