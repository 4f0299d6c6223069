import { setUpTime } from '../platform/phones/handset.ts';
import { connectTo } from '../testing/test-platform.ts';
import { createTestVoiceApi } from '../testing/test-voice-api.ts';

const answers = '447700900001';
const rings = '447700900003';
const url = 'http://127.0.0.1:1/webhooks/keys';

/** A browser talks with a phone that answered. */
async function talking(number = answers) {
  const api = createTestVoiceApi();
  const placed = await api.place([connectTo(number)]);
  await api.clock.advance(setUpTime + 2000);
  const [caller, phone] = await api.legs();
  return { ...api, ...placed, caller: caller!.uuid, phone: phone!.uuid };
}

describe('keys that are played into a leg', () => {
  it('are heard by the phone, and by nobody else', async () => {
    const { put, phone, media, browser, platform } = await talking();
    const reply = await put(`/v1/calls/${phone}/dtmf`, { digits: '17p13#' }).expect(200);
    expect(reply.body).toEqual({ message: 'DTMF sent', uuid: phone });
    expect(media.phoneEnds[0]!.heard).toEqual(['keys 17p13#']);
    expect(browser.heard).not.toContain('keys 17p13#');
    expect(platform.snapshot().phones).toMatchObject([{ captions: ['keys 17p13#'] }]);
  });

  it('are heard by the browser, which is told them', async () => {
    const { put, caller, browser, events, call } = await talking();
    await put(`/v1/calls/${caller}/dtmf`, { digits: '1' }).expect(200);
    expect(browser.heard).toContain('keys 1');
    expect(events.at(-1)).toBe('app pressed');
    expect(call.conversation.events().at(-1)).toMatchObject({
      what: { type: 'pressed', digits: '1' },
      member: { leg: caller },
    });
  });

  it.each([
    {},
    { digits: '' },
    { digits: '12x' },
    { digits: 17 },
    { digits: '1'.repeat(101) },
    { digits: ['1'] },
  ])('cannot be %j', async (body) => {
    const { put, phone, media } = await talking();
    const reply = await put(`/v1/calls/${phone}/dtmf`, body).expect(400);
    expect(reply.body).toMatchObject({ invalid_parameters: [{ name: 'digits' }] });
    expect(media.phoneEnds[0]!.heard).toEqual([]);
  });

  it('need somebody who has answered, and a leg that is there', async () => {
    const { put, phone, call } = await talking(rings);
    const uuid = { invalid_parameters: [{ name: 'uuid' }] };
    const early = await put(`/v1/calls/${phone}/dtmf`, { digits: '1' }).expect(400);
    expect(early.body).toMatchObject(uuid);
    call.hangUp('user');
    const late = await put(`/v1/calls/${phone}/dtmf`, { digits: '1' }).expect(400);
    expect(late.body).toMatchObject(uuid);
    await put('/v1/calls/none/dtmf', { digits: '1' }).expect(404);
  });
});

describe('a listener to the keys of a leg', () => {
  const inputs = ({ webhooks }: Awaited<ReturnType<typeof talking>>) =>
    webhooks.told.filter(({ payload }) => 'dtmf' in payload);

  it('is told each by itself, until it is taken back', async () => {
    const api = await talking();
    const { put, del, phone, platform, clock, call } = api;
    const path = `/v1/calls/${phone}/input/dtmf`;
    expect((await put(path, { event_url: [url] }).expect(200)).text).toBe('');
    platform.phone(answers).press('1#');
    await clock.advance(400);
    expect(inputs(api)).toMatchObject(
      ['1', '#'].map((digits) => ({
        ...{ url, method: 'POST' },
        payload: {
          speech: { results: [] },
          dtmf: { digits, timed_out: false },
          from: 'john',
          to: answers,
          uuid: phone,
          conversation_uuid: call.conversation.id,
        },
      })),
    );
    expect((await del(path).expect(200)).text).toBe('');
    await del(path).expect(200);
    platform.phone(answers).press('2');
    await clock.advance(400);
    expect(inputs(api)).toHaveLength(2);
  });

  it('takes the place of the one before', async () => {
    const api = await talking();
    const { put, caller, call } = api;
    await put(`/v1/calls/${caller}/input/dtmf`, { event_url: [url] }).expect(200);
    await put(`/v1/calls/${caller}/input/dtmf`, { event_url: [`${url}/2`] }).expect(200);
    call.caller.press('7');
    expect(inputs(api)).toMatchObject([{ url: `${url}/2`, payload: { dtmf: { digits: '7' } } }]);
  });

  it.each([{}, { event_url: url }, { event_url: [] }, { event_url: ['mailto:a@b'] }])(
    'cannot be %j',
    async (body) => {
      const { put, phone } = await talking();
      const reply = await put(`/v1/calls/${phone}/input/dtmf`, body).expect(400);
      const [{ name }] = (reply.body as { invalid_parameters: [{ name: string }] })
        .invalid_parameters;
      expect(name).toMatch(/^event_url/);
    },
  );

  it('needs a leg that is there', async () => {
    const { put, del, phone, call } = await talking();
    await put('/v1/calls/none/input/dtmf', { event_url: [url] }).expect(404);
    await del('/v1/calls/none/input/dtmf').expect(404);
    call.hangUp('user');
    await put(`/v1/calls/${phone}/input/dtmf`, { event_url: [url] }).expect(400);
    await del(`/v1/calls/${phone}/input/dtmf`).expect(400);
  });
});
