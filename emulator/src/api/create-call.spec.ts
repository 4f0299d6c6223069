import { setUpTime } from '../platform/phones/handset.ts';
import { phones } from '../test-library/phones.ts';
import { application, connectTo, hotline } from '../testing/test-platform.ts';
import { createTestVoiceApi, type CallBody } from '../testing/test-voice-api.ts';

const answers = '447700900001';
const busy = '447700900002';
const rings = '447700900003';
const voicemail = '447700900005';
const picksUp = setUpTime + 2000;

const phone = (number: string) => ({ type: 'phone', number });
const hello = [{ action: 'talk', text: 'Hello.' }];
const forEver = [{ action: 'talk', text: 'On and on.', loop: 0 }];
const order = { to: [phone(answers)], from: phone(hotline), ncco: hello };

let test: ReturnType<typeof createTestVoiceApi>;
const create = (more: object = {}) => test.post('/v1/calls', { ...order, ...more });
const placed = async (more: object = {}) => (await create(more).expect(201)).body as CallBody;
const statuses = () => test.webhooks.told.map(({ payload }) => payload.status);

beforeEach(() => {
  test = createTestVoiceApi();
});

describe('a call that a server places', () => {
  it('is told of at once, and rings', async () => {
    const body = await placed();
    expect(body).toEqual({
      uuid: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
      status: 'started',
      direction: 'outbound',
      conversation_uuid: expect.stringMatching(/^CON-/) as unknown,
    });
    await test.clock.advance(setUpTime);
    const { uuid, conversation_uuid } = body;
    expect((await test.get(`/v1/calls/${uuid}`)).body).toMatchObject({
      conversation_uuid,
      to: phone(answers),
      from: phone(hotline),
      status: 'ringing',
      direction: 'outbound',
    });
    expect(test.webhooks.asked).toEqual([]);
  });

  it('does when it is answered what the server wanted, and ends after the last action', async () => {
    await create().expect(201);
    await phones(test, { Bob: answers })('Bob').expectCall().answers().hears('Hello.').isHungUp();
    expect(statuses()).toEqual(['started', 'ringing', 'answered', 'completed']);
    expect(test.webhooks.told.at(-1)?.payload).toMatchObject({
      from: hotline,
      to: answers,
      disconnected_by: 'platform',
    });
  });

  it('asks the answer URL only once it is answered', async () => {
    test.webhooks.reply({ ok: true, body: hello });
    const url = 'https://example.com/answer';
    const body = await placed({ ncco: undefined, answer_url: [url], answer_method: 'POST' });
    await test.clock.advance(picksUp - 1);
    expect(test.webhooks.asked).toEqual([]);
    await test.clock.advance(1);
    const { uuid, conversation_uuid } = body;
    expect(test.webhooks.asked).toMatchObject([
      { url, method: 'POST', payload: { to: answers, from: hotline, uuid, conversation_uuid } },
    ]);
  });

  it('tells its events where it was told to', async () => {
    await create({ event_url: ['https://example.com/event'], event_method: 'GET' }).expect(201);
    expect(test.webhooks.told[0]).toMatchObject({
      url: 'https://example.com/event',
      method: 'GET',
    });
  });

  it('connects its phone to another', async () => {
    await create({ ncco: [connectTo(rings)] }).expect(201);
    await test.clock.advance(picksUp + setUpTime);
    const legs = await test.legs();
    expect(legs.map(({ status }) => status)).toEqual(['answered', 'ringing']);
    expect(legs[1]).toMatchObject({ from: phone(hotline), to: phone(rings) });
    expect(new Set(legs.map(({ conversation_uuid }) => conversation_uuid)).size).toBe(1);
  });

  it('ends with its phone, and takes the others along', async () => {
    await create({ ncco: [connectTo(answers)] }).expect(201);
    await test.clock.advance(2 * picksUp);
    const [first] = await test.legs();
    test.platform.phone(answers, first?.uuid).hangUp();
    expect((await test.legs()).map(({ status }) => status)).toEqual(['completed', 'completed']);
    expect(test.platform.snapshot().phones).toEqual([]);
  });

  it.each([
    [busy, ['started', 'busy', 'completed']],
    [rings, ['started', 'ringing', 'timeout', 'completed']],
  ])('of %s that is not answered says why', async (number, told) => {
    await create({ to: [phone(number)], ringing_timer: 20 }).expect(201);
    await test.clock.advance(21_000);
    expect(statuses()).toEqual(told);
    expect(test.platform.snapshot().calls[0]?.endedAt).toBeDefined();
  });

  it('is cut off when its time is over', async () => {
    await create({ ncco: forEver, length_timer: 5 }).expect(201);
    await test.clock.advance(picksUp + 4999);
    expect(statuses()).not.toContain('completed');
    await test.clock.advance(1);
    expect(statuses().at(-1)).toBe('completed');
  });

  it('is hung up by the server, before and after the answer', async () => {
    for (const [wait, status] of [
      [setUpTime, 'cancelled'],
      [picksUp, 'completed'],
    ] as const) {
      const { uuid } = await placed({ ncco: forEver });
      await test.clock.advance(wait);
      await test.put(`/v1/calls/${uuid}`, { action: 'hangup' }).expect(204);
      expect((await test.get(`/v1/calls/${uuid}`)).body).toMatchObject({ status });
    }
    expect(test.platform.snapshot().phones).toEqual([]);
  });

  it('to a voicemail box is let go when machines are not wanted', async () => {
    await create({ to: [phone(voicemail)], ncco: forEver, machine_detection: 'hangup' }).expect(
      201,
    );
    await test.clock.advance(setUpTime + 3000 + 2000);
    expect(statuses().slice(-2)).toEqual(['machine', 'completed']);
  });

  it('comes from any number of the application where none is named', async () => {
    await create({ from: undefined, random_from_number: true }).expect(201);
    expect(application.numbers).toContain(test.webhooks.told[0]?.payload.from);
  });

  it.each([
    [{ to: undefined }, 'to'],
    [{ to: [] }, 'to'],
    [{ to: [phone('+44 7700')] }, 'to.0.number'],
    [{ to: [phone(answers), phone(busy)] }, 'to'],
    [{ from: undefined }, 'from'],
    [{ from: phone('447700900123') }, 'from'],
    [{ random_from_number: true }, 'from'],
    [{ ncco: undefined }, 'ncco'],
    [{ answer_url: ['https://example.com/a'] }, 'ncco'],
    [{ ncco: undefined, answer_url: ['nowhere'] }, 'answer_url.0'],
    [{ ncco: [{ action: 'dance' }] }, 'ncco.0.action'],
    [{ ringing_timer: 121 }, 'ringing_timer'],
    [{ length_timer: 0 }, 'length_timer'],
    [{ event_method: 'PUT' }, 'event_method'],
  ])('is refused, with what is wrong: %j', async (more, name) => {
    const reply = await create(more).expect(400);
    expect(reply.body).toMatchObject({ invalid_parameters: [{ name }] });
    expect(test.webhooks.told).toEqual([]);
  });
});

describe('a call that a server places elsewhere than to a phone', () => {
  const sip = { type: 'sip', uri: 'sip:bob1@example.com' };
  const websocket = {
    ...{ type: 'websocket', uri: 'ws://127.0.0.1:1/sound' },
    'content-type': 'audio/l16;rate=16000',
  };

  it.each([
    [sip, sip],
    [
      { type: 'vbc', extension: '1001' },
      { type: 'vbc', extension: '1001' },
    ],
    [websocket, { type: 'websocket', uri: websocket.uri }],
    [
      { type: 'app', user: 'nobody' },
      { type: 'app', user: 'nobody' },
    ],
  ])('goes to %j', async (to, shown) => {
    const { uuid } = await placed({ to: [to] });
    const reply = await test.get(`/v1/calls/${uuid}`);
    expect(reply.body).toMatchObject({ to: shown, from: phone(hotline), direction: 'outbound' });
    expect(statuses()).toEqual(['started']);
  });

  it('is answered, hears what the server wanted, and ends', async () => {
    await placed({ to: [sip] });
    await test.clock.advance(60_000);
    expect(statuses()).toEqual(['started', 'ringing', 'answered', 'completed']);
  });

  it('is not reached where no browser of the user is signed in', async () => {
    await placed({ to: [{ type: 'app', user: 'nobody' }] });
    await test.clock.advance(1000);
    expect(statuses()).toEqual(['started', 'unanswered', 'completed']);
  });

  it.each([
    { type: 'fax', number: '447700900001' },
    { type: 'sip', uri: 'bob' },
    { type: 'websocket', uri: 'http://127.0.0.1:1/', 'content-type': 'audio/l16;rate=16000' },
    { ...websocket, 'content-type': 'audio/mpeg' },
    { type: 'vbc', extension: 'abc' },
  ])('is refused for %j', async (to) => {
    const reply = await create({ to: [to] }).expect(400);
    expect(reply.body).toMatchObject({ title: 'Bad Request' });
    expect(statuses()).toEqual([]);
  });

  it('waits for what answered, where so asked', async () => {
    await placed({
      to: [phone(voicemail)],
      advanced_machine_detection: { behavior: 'continue', mode: 'detect', beep_timeout: 45 },
    });
    await test.clock.advance(60_000);
    expect(statuses()).toEqual(['started', 'ringing', 'answered', 'machine', 'completed']);
  });
});
