import { generateKeyPairSync } from 'node:crypto';
import request from 'supertest';
import { setUpTime } from '../platform/phones/handset.ts';
import { application, connectTo } from '../testing/test-platform.ts';
import { createTestVoiceApi } from '../testing/test-voice-api.ts';

const answers = '447700900001';
const busy = '447700900002';
const rings = '447700900003';
const declines = '447700900004';
const outOfService = '447700900006';
const unreachable = '447700900007';

describe('a list of calls', () => {
  it('is empty before the first one', async () => {
    const { list } = createTestVoiceApi();
    const links = await list();
    expect(links).toMatchObject({ count: 0, page_size: 10, record_index: 0 });
    expect(links._embedded.calls).toEqual([]);
    expect(Object.keys(links._links)).toEqual(['self', 'first', 'last']);
  });

  it('shows both legs of a live call, without what is not known yet', async () => {
    const { place, clock, legs } = createTestVoiceApi();
    const { call } = await place([connectTo(answers)]);
    await clock.advance(setUpTime);
    const [caller, phone] = await legs();
    expect(caller).toEqual({
      _links: { self: { href: `/calls/${call.leg}` } },
      uuid: call.leg,
      conversation_uuid: call.conversation.id,
      to: { type: 'app', user: 'john' },
      from: { type: 'app', user: 'john' },
      status: 'answered',
      direction: 'inbound',
    });
    expect(phone).toMatchObject({
      conversation_uuid: call.conversation.id,
      to: { type: 'phone', number: answers },
      from: { type: 'app', user: 'john' },
      status: 'ringing',
      direction: 'outbound',
    });
  });

  it('shows what a completed leg cost, in strings, as its event told', async () => {
    const { place, clock, legs, payload } = createTestVoiceApi();
    const { call } = await place([connectTo(answers)]);
    await clock.advance(setUpTime + 2000 + 7000);
    call.hangUp('user');
    const [caller, phone] = await legs();
    const { end_time, start_time } = payload('completed')!;
    expect(phone).toMatchObject({
      status: 'completed',
      rate: '0.00450000',
      price: '0.00060000',
      duration: '8',
      network: 'GB-FIXED',
      start_time,
      end_time,
    });
    expect(caller).toMatchObject({ status: 'completed', rate: '0.00', price: '0' });
    expect(caller).not.toHaveProperty('network');
  });

  it.each([
    ['started', answers, 0],
    ['ringing', answers, setUpTime],
    ['answered', answers, setUpTime + 2000],
    ['busy', busy, setUpTime],
    ['timeout', rings, setUpTime + 60_000],
    ['rejected', declines, setUpTime + 2000],
    ['failed', outOfService, setUpTime],
    ['unanswered', unreachable, setUpTime],
  ])('finds the phone that is %s, and tells no price of it', async (status, number, wait) => {
    const { place, clock, legs } = createTestVoiceApi();
    await place([connectTo(number)]);
    await clock.advance(wait);
    const found = (await legs(`?status=${status}`)).filter(
      ({ direction }) => direction === 'outbound',
    );
    expect(found).toMatchObject([{ to: { number }, status }]);
    expect(found[0]).not.toHaveProperty('price');
    expect(found[0]).not.toHaveProperty('end_time');
  });

  it.each(['completed', 'cancelled'])('finds what is %s after the end', async (status) => {
    const { place, clock, legs } = createTestVoiceApi();
    const { call } = await place([connectTo(rings)]);
    await clock.advance(setUpTime);
    call.hangUp('user');
    const direction = status === 'completed' ? 'inbound' : 'outbound';
    expect(await legs(`?status=${status}`)).toMatchObject([{ status, direction }]);
  });

  it('finds no machine, which is no state of a leg here', async () => {
    expect(await createTestVoiceApi().legs('?status=machine')).toEqual([]);
  });

  it('finds the legs of one conversation', async () => {
    const { place, legs } = createTestVoiceApi();
    await place([connectTo(rings)]);
    const { call } = await place([connectTo(rings)]);
    const { id } = call.conversation;
    const found = await legs(`?conversation_uuid=${id}`);
    expect(found.map((leg) => leg.conversation_uuid)).toEqual([id, id]);
  });

  it('begins and ends where it is told to, and can be turned round', async () => {
    const { place, clock, legs } = createTestVoiceApi();
    const times: string[] = [];
    const uuids: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      times.push(new Date(clock.now()).toISOString());
      uuids.push((await place([])).call.leg);
      await clock.advance(60_000);
    }
    const found = async (query: string) => (await legs(query)).map(({ uuid }) => uuid);
    expect(await found(`?date_start=${times[1]!}`)).toEqual(uuids.slice(1));
    expect(await found(`?date_end=${times[1]!}`)).toEqual(uuids.slice(0, 2));
    expect(await found(`?date_start=${times[1]!}&date_end=${times[1]!}`)).toEqual([uuids[1]]);
    expect(await found('?order=desc')).toEqual([...uuids].reverse());
  });

  it('comes in pages, each of which says where the others are', async () => {
    const { place, list, app, token } = createTestVoiceApi();
    const uuids: string[] = [];
    for (let count = 0; count < 5; count += 1) uuids.push((await place([])).call.leg);
    const first = await list('?page_size=2&status=completed');
    expect(first).toMatchObject({ count: 5, page_size: 2, record_index: 0 });
    expect(first._links).not.toHaveProperty('prev');

    const seen = first._embedded.calls.map(({ uuid }) => uuid);
    for (let next = first._links.next; next;) {
      const { pathname, search } = new URL(next.href);
      const { body } = (await request(app)
        .get(pathname + search)
        .set('authorization', `Bearer ${token()}`)
        .expect(200)) as { body: typeof first };
      seen.push(...body._embedded.calls.map(({ uuid }) => uuid));
      next = body._links.next;
    }
    expect(seen).toEqual(uuids);
  });

  it.each([
    ['status=sleeping', 'status'],
    ['date_start=yesterday', 'date_start'],
    ['date_end=2026-01-05', 'date_end'],
    ['page_size=0', 'page_size'],
    ['page_size=101', 'page_size'],
    ['page_size=x', 'page_size'],
    ['record_index=-1', 'record_index'],
    ['order=up', 'order'],
    ['conversation_uuid=a&conversation_uuid=b', 'conversation_uuid'],
  ])('is refused for %s', async (query, name) => {
    const reply = await createTestVoiceApi().get(`/v1/calls?${query}`).expect(400);
    expect(reply.body).toEqual({
      type: 400,
      title: 'Bad Request',
      invalid_parameters: [{ name, reason: expect.any(String) as string }],
    });
  });

  it('has relative links where the platform’s own form is wanted', async () => {
    const { faults, list } = createTestVoiceApi();
    faults.set({ restLinks: 'relative' });
    const { _links } = await list('?order=desc');
    expect(_links.self?.href).toBe('/v1/calls?order=desc&page_size=10&record_index=0');
  });

  it('still shows the legs of a thousand ended calls', async () => {
    const { place, get, list } = createTestVoiceApi();
    const { call: first } = await place([]);
    for (let count = 1; count < 1000; count += 1) await place([]);
    expect(await list('?page_size=100&record_index=950')).toMatchObject({ count: 1000 });
    const reply = await get(`/v1/calls/${first.leg}`).expect(200);
    expect(reply.body).toMatchObject({ status: 'completed', uuid: first.leg });
  });
});

describe('one call', () => {
  it('is shown as in the list', async () => {
    const { place, get, legs } = createTestVoiceApi();
    const { call } = await place([connectTo(answers)]);
    const reply = await get(`/v1/calls/${call.leg}`).expect(200);
    expect(reply.body).toEqual((await legs())[0]);
  });

  it('that nobody knows is not found', async () => {
    const reply = await createTestVoiceApi().get('/v1/calls/none').expect(404);
    expect(reply.body).toMatchObject({ title: 'Not Found' });
  });

  it('of another application is not found, not listed and not ended', async () => {
    const { platform, place, get, put, token, clock } = createTestVoiceApi();
    const id = 'bbbbbbbb-0000-4000-8000-000000000002';
    platform.applications.add({ ...application, id });
    const { call } = await place([connectTo(rings)]);
    await clock.advance(setUpTime);
    const other = token({ application_id: id });
    expect((await get('/v1/calls', other).expect(200)).body).toMatchObject({ count: 0 });
    await get(`/v1/calls/${call.leg}`, other).expect(404);
    await put(`/v1/calls/${call.leg}`, { action: 'hangup' }, other).expect(404);
    expect(call.live).toBe(true);
  });
});

describe('a hang-up', () => {
  it('of the caller’s leg ends the whole call, and the browser is told', async () => {
    const { place, clock, put, told, payload, events, legs } = createTestVoiceApi();
    const { call, browser } = await place([connectTo(answers)]);
    await clock.advance(setUpTime + 5000);
    const reply = await put(`/v1/calls/${call.leg}`, { action: 'hangup' }).expect(204);
    expect(reply.text).toBe('');
    expect(told().slice(-2)).toEqual(['phone completed', 'app completed']);
    expect(payload('completed', 'app')).toMatchObject({ disconnected_by: 'platform' });
    expect(events).toContain('app hung-up');
    expect(events.at(-1)).toBe('app left');
    expect(browser.closed()).toBe(true);
    expect(await legs('?status=completed')).toHaveLength(2);
  });

  it('of a phone that talks completes its leg, and the call goes on with what follows', async () => {
    const { place, clock, put, legs, events, payload, platform } = createTestVoiceApi();
    const { call } = await place([connectTo(answers), connectTo(rings)]);
    await clock.advance(setUpTime + 5000);
    const [, phone] = await legs();
    await put(`/v1/calls/${phone!.uuid}`, { action: 'hangup' }).expect(204);
    await clock.advance(setUpTime);
    expect(payload('completed')).toMatchObject({ disconnected_by: 'platform', sip_code: 200 });
    expect(events).toContain('phone left');
    expect(call.live).toBe(true);
    expect(await legs()).toMatchObject([
      { status: 'answered' },
      { status: 'completed' },
      { status: 'ringing' },
    ]);
    expect(platform.snapshot().phones).toMatchObject([{ number: rings }]);
  });

  it('of a phone that only rings cancels its leg, and ends a call that has nothing else to do', async () => {
    const { place, clock, put, legs, told, events, payload } = createTestVoiceApi();
    const { call } = await place([connectTo(rings)]);
    await clock.advance(setUpTime);
    const [, phone] = await legs();
    await put(`/v1/calls/${phone!.uuid}`, { action: 'hangup' }).expect(204);
    await clock.advance(0);
    expect(told().slice(-3)).toEqual(['phone cancelled', 'phone completed', 'app completed']);
    expect(payload('completed')).toMatchObject({ disconnected_by: 'platform', duration: '0' });
    expect(events).toContain('app hung-up');
    expect(call.live).toBe(false);
    expect(await legs()).toMatchObject([{ status: 'completed' }, { status: 'cancelled' }]);
  });

  it('of a leg that is over is refused, of a leg of a live call too', async () => {
    const { place, clock, put, legs, told } = createTestVoiceApi();
    await place([connectTo(busy), connectTo(rings)]);
    await clock.advance(setUpTime);
    const [caller, phone] = await legs();
    const reply = await put(`/v1/calls/${phone!.uuid}`, { action: 'hangup' }).expect(400);
    expect(reply.body).toMatchObject({ invalid_parameters: [{ name: 'uuid' }] });
    await put(`/v1/calls/${caller!.uuid}`, { action: 'hangup' }).expect(204);
    const before = told().length;
    await put(`/v1/calls/${caller!.uuid}`, { action: 'hangup' }).expect(400);
    expect(told()).toHaveLength(before);
  });

  it('of a leg that nobody knows is refused', async () => {
    await createTestVoiceApi().put('/v1/calls/none', { action: 'hangup' }).expect(404);
  });
});

describe('another change', () => {
  it.each([{}, { action: 'sing' }, []])('such as %j is none', async (change) => {
    const reply = await createTestVoiceApi().put('/v1/calls/none', change).expect(400);
    expect(reply.body).toMatchObject({ title: 'Bad Request' });
  });

  it('that cannot be read is refused', async () => {
    const { app, token } = createTestVoiceApi();
    const reply = await request(app)
      .put('/v1/calls/none')
      .set({ authorization: `Bearer ${token()}`, 'content-type': 'application/json' })
      .send('{')
      .expect(400);
    expect(reply.body).toMatchObject({ invalid_parameters: [{ name: 'body' }] });
  });
});

describe('the REST face', () => {
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
  type Api = ReturnType<typeof createTestVoiceApi>;

  it.each([
    ['of another key', ({ token }: Api) => token({}, foreign.privateKey)],
    ['of an unknown application', ({ token }: Api) => token({ application_id: 'other' })],
    ['of a browser', ({ token }: Api) => token({ sub: 'john', acl: { paths: {} } })],
    ['without an id', ({ token }: Api) => token({ jti: undefined })],
    ['without the time it was issued at', ({ token }: Api) => token({ iat: undefined })],
    [
      'that lasts longer than a day',
      ({ token, clock }: Api) => token({ exp: later(clock, 86_401) }),
    ],
    [
      'that is over',
      ({ token, clock }: Api) => token({ iat: later(clock, -60), exp: later(clock, 0) }),
    ],
    ['from the future', ({ token, clock }: Api) => token({ iat: later(clock, 61) })],
    ['that is none', () => 'x.y.z'],
    ['that is empty', () => ''],
  ])('is closed to a token %s', async (_, make) => {
    const api = createTestVoiceApi();
    const { call } = await api.place([connectTo(rings)]);
    const body = { type: 'UNAUTHORIZED', error_title: 'Unauthorized' };
    await api.get('/v1/calls', make(api)).expect(401, body);
    await api.get(`/v1/calls/${call.leg}`, make(api)).expect(401, body);
    await api.put(`/v1/calls/${call.leg}`, { action: 'hangup' }, make(api)).expect(401, body);
    expect(call.live).toBe(true);
  });

  const later = (clock: Api['clock'], seconds: number) => Math.floor(clock.now() / 1000) + seconds;

  it.each([{}, { authorization: 'Basic YTpi' }])('is closed to the headers %j', async (headers) => {
    await request(createTestVoiceApi().app).get('/v1/calls').set(headers).expect(401);
  });

  it.each([
    ['delete', '/v1/calls/none'],
    ['put', '/v1/calls/none/dance'],
  ] as const)('cannot %s %s yet', async (method, path) => {
    const reply = await request(createTestVoiceApi().app)[method](path).expect(404);
    expect(reply.body).toMatchObject({ title: 'Not Found' });
  });

  it('reports what nobody foresaw, and tells no detail of it', async () => {
    const { get, platform, reported } = createTestVoiceApi();
    const fault = new Error('inside');
    platform.applications.find = () => {
      throw fault;
    };
    const reply = await get('/v1/calls').expect(500);
    expect(reply.body).toEqual({ type: 500, title: 'Internal Server Error' });
    expect(reported).toEqual([fault]);
  });
});

describe('the rate limit', () => {
  it('is off at the start', async () => {
    const { get } = createTestVoiceApi();
    for (let count = 0; count < 40; count += 1) await get('/v1/calls').expect(200);
  });

  it('answers 429 to the sixteenth request of a second, and to none of the next second', async () => {
    const { get, faults, clock } = createTestVoiceApi();
    faults.set({ restLimit: 15 });
    for (let count = 0; count < 15; count += 1) await get('/v1/calls').expect(200);
    await clock.advance(999);
    const reply = await get('/v1/calls').expect(429);
    expect(reply.body).toMatchObject({ title: 'Rate Limit Hit' });
    await clock.advance(1);
    for (let count = 0; count < 15; count += 1) await get('/v1/calls').expect(200);
    await get('/v1/calls').expect(429);
  });

  it('can refuse the next few requests, whatever they ask', async () => {
    const { get, put, faults } = createTestVoiceApi();
    faults.set({ refuseRest: 2 });
    await get('/v1/calls').expect(429);
    await put('/v1/calls/none', { action: 'hangup' }).expect(429);
    await get('/v1/calls').expect(200);
    expect(faults.now().refuseRest).toBe(0);
  });
});
