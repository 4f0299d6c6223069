import { headStart } from '../head-start.ts';
import { application, connectTo } from '../../testing/test-platform.ts';
import { startTestGateway } from '../../testing/test-gateway.ts';
import { until } from '../../testing/until.ts';
import type { NexmoEvent } from './nexmo-event.ts';

const phone = (last: number): string => `44770090000${last}`;

let gateway: Awaited<ReturnType<typeof startTestGateway>>;
beforeEach(async () => {
  gateway = await startTestGateway();
});
afterEach(async () => {
  await gateway.stop();
  expect(gateway.faults).toEqual([]);
});

describe('signing in', () => {
  it('names the session and the user', async () => {
    const browser = gateway.connect({ token: gateway.token() });
    const { payload } = await browser.hears('session:success');
    expect(payload).toEqual({
      body: {
        id: expect.any(String) as string,
        user_id: expect.any(String) as string,
        name: 'john',
      },
    });
  });

  it.each([
    ['system:error:expired-token', () => gateway.token({ iat: 1000, exp: 2000 })],
    ['system:error:invalid-token', () => 'rubbish'],
    ['system:error:invalid-token', () => gateway.token({ application_id: 'other' })],
  ])('is refused by the event %s, and the socket is ended', async (code, token) => {
    const browser = gateway.connect({ token: token() });
    const { payload } = await browser.hears(code);
    expect(payload).toMatchObject({ code, description: expect.any(String) as string });
    await gateway.closed(browser);
  });

  it('ends when the token expires', async () => {
    const browser = await gateway.signIn(gateway.token());
    await gateway.clock.advance(600_000);
    await browser.hears('system:error:expired-token');
    await gateway.closed(browser);
  });

  it('lasts longer with a fresh token', async () => {
    const browser = await gateway.signIn();
    await gateway.clock.advance(300_000);
    await gateway.rest('put', `/v0.2/sessions/${browser.session}`, gateway.token()).expect(200);
    await gateway.clock.advance(599_000);
    expect(browser.socket.connected).toBe(true);
    await gateway.clock.advance(1000);
    await gateway.closed(browser);
  });

  it('ends by logging out', async () => {
    const browser = await gateway.signIn();
    browser.socket.emit('session:logout', { tid: 'request-1', body: {} });
    const { payload } = await browser.hears('session:logged-out');
    expect(payload.rid).toBe('request-1');
  });

  it('is not for pages of other machines', async () => {
    const { socket } = gateway.connect({ token: gateway.token() }, 'https://evil.example');
    await new Promise((resolve) => socket.once('connect_error', resolve));
    const { headers } = await gateway
      .rest('post', '/beta/legs')
      .set('Origin', 'https://evil.example');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });
});

describe('a call', () => {
  it('is told from joining to the answer, with ids without gaps', async () => {
    const browser = await gateway.signIn();
    const { leg, conversation, me } = await gateway.place(browser, [connectTo(phone(1))]);
    await until(() => gateway.webhooks.told.length > 2);
    await gateway.clock.advance(3000);
    await until(() => browser.heard.length >= 6);

    const events = browser.heard.slice(1);
    expect(events.map(({ type }) => type)).toEqual([
      'member:joined',
      'member:media',
      'sip:ringing',
      'member:joined',
      'member:media',
    ]);
    expect(events.map(({ payload }) => payload.id)).toEqual([1, 2, 3, 4, 5]);
    expect(events[0]?.payload).toMatchObject({
      cid: conversation,
      from: me,
      body: { channel: { id: leg, knocking_id: expect.any(String) as string } },
    });
    expect(events[4]?.payload.from).not.toBe(me);
  });

  it('never shows the browser the number of the phone', async () => {
    const browser = await gateway.signIn();
    const { conversation } = await gateway.place(browser, [connectTo(phone(1))]);
    await until(() => gateway.webhooks.told.length > 2);
    await gateway.clock.advance(3000);
    await until(() => browser.heard.length >= 6);
    const shown = [
      browser.heard,
      (await gateway.rest('get', `/beta/conversations/${conversation}`, browser.token)).body,
    ];
    expect(JSON.stringify(shown)).not.toContain(phone(1));
  });

  it('asks the answer URL with what was dialled and by whom', async () => {
    const browser = await gateway.signIn();
    const { conversation, leg } = await gateway.place(browser, []);
    await until(() => gateway.webhooks.asked.length > 0);
    expect(gateway.webhooks.asked[0]?.payload).toEqual({
      to: 'call-id',
      from_user: 'john',
      endpoint_type: 'app',
      conversation_uuid: conversation,
      uuid: leg,
      region_url: gateway.url,
    });
  });

  it.each([
    [2, 'sip:hangup', 486, 1000],
    [3, 'sip:hangup', 487, 60_000],
    [4, 'rtc:hangup', undefined, 3000],
    [6, 'sip:hangup', 403, 1000],
    [7, 'sip:hangup', 480, 1000],
  ])('to a phone that ends in %i is told by %s %p', async (last, type, code, wait) => {
    const browser = await gateway.signIn();
    const { me } = await gateway.place(browser, [connectTo(phone(last))]);
    await until(() => gateway.webhooks.told.length > 2);
    await gateway.clock.advance(wait);
    const { payload } = await browser.hears(type);
    expect(payload.from).not.toBe(me);
    if (code !== undefined) expect(payload).toMatchObject({ body: { reason: { sip_code: code } } });
  });

  it('needs a leg of one’s own', async () => {
    const john = await gateway.signIn();
    const ann = await gateway.signIn(gateway.token({ sub: 'ann' }));
    const leg = await gateway.leg(john);
    const channel = { to: { type: 'phone', number: 'x' }, id: leg };
    await gateway
      .rest('post', '/beta/knocking', ann.token)
      .send({ originating_session: ann.session, channel })
      .expect(404)
      .expect(/leg:error:not-found/);
  });

  it('passes on the custom data of the page', async () => {
    const browser = await gateway.signIn();
    const id = await gateway.leg(browser);
    await gateway
      .rest('post', '/beta/knocking', browser.token)
      .send({
        originating_session: browser.session,
        channel: { to: { type: 'app', user: 'ann' }, id },
        properties: { custom_data: { colour: 'red' } },
      })
      .expect(200);
    await until(() => gateway.clock.waiting() > 0);
    await gateway.clock.advance(100);
    expect(gateway.webhooks.asked[0]?.payload).toMatchObject({
      to: 'ann',
      custom_data: { colour: 'red' },
    });
  });
});

describe('hanging up', () => {
  it('before the browser knows that it is in ends as joined and hung up', async () => {
    const browser = await gateway.signIn();
    const { knocking } = await gateway.knock(browser);
    await gateway.rest('delete', `/beta/knocking/${knocking}`, browser.token).expect(200);
    expect(browser.heard.map(({ type }) => type)).toEqual(['session:success']);
    await gateway.clock.advance(headStart);
    await browser.hears('rtc:hangup');
    expect(browser.heard.map(({ type }) => type)).toEqual([
      'session:success',
      'member:joined',
      'member:media',
      'rtc:hangup',
    ]);
    await gateway.clock.advance(5000);
    expect(gateway.media.open()).toBe(0);
  });

  it('takes the sound first and then the member, and a second time changes nothing', async () => {
    const browser = await gateway.signIn();
    const { leg, conversation, me } = await gateway.place(browser, [connectTo(phone(3))]);
    const rtc = `/beta2/conversations/${conversation}/rtc/${leg}?from=${me}`;
    const member = `/beta/conversations/${conversation}/members/${me}`;
    const reason = '?reason_code=1&reason_text=bye';

    await gateway.rest('delete', rtc, browser.token).expect(200);
    await browser.hears('rtc:hangup');
    await gateway.rest('delete', rtc, browser.token).expect(200);
    await gateway.rest('delete', member + reason, browser.token).expect(200);
    const { payload } = await browser.hears('member:left');
    expect(payload).toMatchObject({
      from: me,
      body: {
        reason: { code: '1', text: 'bye' },
        timestamp: { joined: expect.any(String) as string },
      },
    });
    const response = await gateway.rest('delete', member, browser.token).expect(400);
    expect(response.body as unknown).toMatchObject({
      code: 'conversation:error:invalid-member-state',
    });
    expect(browser.heard.filter(({ type }) => type === 'rtc:hangup')).toHaveLength(1);
  });

  it('by the other side comes from the caller’s own member', async () => {
    const browser = await gateway.signIn();
    const { me } = await gateway.place(browser, [connectTo(phone(0))]);
    await until(() => gateway.webhooks.told.length > 2);
    await gateway.clock.advance(1000);
    gateway.emulator.platform.phone(phone(0)).answer();
    await gateway.clock.advance(5000);
    gateway.emulator.platform.phone(phone(0)).hangUp();
    const { payload } = await browser.hears('rtc:hangup');
    expect(payload.from).toBe(me);
  });
});

describe('a lost connection', () => {
  it('resumes by the session’s id, with what was missed', async () => {
    const browser = await gateway.signIn();
    await gateway.place(browser, [connectTo(phone(0))]);
    await until(() => gateway.webhooks.told.length > 2);
    expect(gateway.emulator.dropSockets()).toBe(1);
    await gateway.closed(browser);
    await gateway.clock.advance(1000);

    const again = gateway.connect({ token: browser.token, session_id: browser.session });
    const { payload } = await again.hears('session:success');
    const body = payload.body as { id: string; pending_events: NexmoEvent[] };
    expect(body.id).toBe(browser.session);
    expect(body.pending_events.map(({ type, id }) => [type, id])).toEqual([['sip:ringing', 3]]);
    await gateway.clock.advance(20_000);
    expect(gateway.media.open()).toBe(1);
  });

  it('may be taken over before it is known to be lost', async () => {
    const browser = await gateway.signIn();
    await gateway.place(browser, [connectTo(phone(0))]);
    const again = gateway.connect({ token: browser.token, session_id: browser.session });
    await again.hears('session:success');
    await gateway.closed(browser);
    await gateway.clock.advance(10_000);
    expect(gateway.media.open()).toBe(1);
    await again.hears('sip:ringing');
  });

  it('ends the session’s calls after 25 s', async () => {
    const browser = await gateway.signIn();
    await gateway.place(browser, [connectTo(phone(0))]);
    await until(() => gateway.webhooks.told.length > 2);
    browser.socket.disconnect();
    await until(() => gateway.emulator.dropSockets() === 0);
    await gateway.clock.advance(24_999);
    expect(gateway.media.open()).toBe(1);
    await gateway.clock.advance(1);
    expect(gateway.media.open()).toBe(0);
    expect(gateway.webhooks.told.at(-1)?.payload).toMatchObject({
      status: 'completed',
      to: 'john',
    });
  });

  it('that comes back too late starts a new session', async () => {
    const browser = await gateway.signIn();
    browser.socket.disconnect();
    await until(() => gateway.emulator.dropSockets() === 0);
    await gateway.clock.advance(25_000);
    const again = gateway.connect({ token: browser.token, session_id: browser.session });
    const { payload } = await again.hears('session:success');
    expect(payload.body).not.toMatchObject({ id: browser.session });
  });

  it('of another user’s session id opens no foreign session', async () => {
    const john = await gateway.signIn();
    const thief = gateway.connect({
      token: gateway.token({ sub: 'ann' }),
      session_id: john.session,
    });
    const { payload } = await thief.hears('session:success');
    expect(payload.body).not.toMatchObject({ id: john.session });
  });
});

describe('in a call', () => {
  it('mutes, is deaf, presses keys, and tells so', async () => {
    const browser = await gateway.signIn();
    const { leg, conversation, me } = await gateway.place(browser, [connectTo(phone(3))]);
    const send = (body: object) =>
      gateway.rest('post', `/beta/conversations/${conversation}/events`, browser.token).send(body);

    const response = await send({
      type: 'audio:mute:on',
      to: me,
      from: me,
      body: { rtc_id: leg },
    });
    expect(response.body as unknown).toEqual({
      id: expect.any(Number) as number,
      timestamp: expect.any(String) as string,
    });
    await send({ type: 'audio:earmuff:on', to: me }).expect(200);
    await send({ type: 'audio:dtmf', from: me, body: { digit: '12#' } }).expect(200);
    expect((await browser.hears('audio:mute:on')).payload).toMatchObject({ body: { rtc_id: leg } });
    expect((await browser.hears('audio:dtmf')).payload).toMatchObject({ body: { digit: '12#' } });
    await browser.hears('audio:earmuff:on');
    expect(gateway.media.browsers[0]).toMatchObject({ muted: true, earmuffed: true });
  });

  it.each([
    ['a foreign member', { type: 'audio:mute:on', from: 'MEM-x' }, 400],
    ['an event it does not play', { type: 'text', body: { text: 'hi' } }, 404],
    ['a key that is none', { type: 'audio:dtmf', body: { digit: 'z' } }, 404],
    ['nothing', {}, 400],
  ])('refuses %s', async (_, event, status) => {
    const browser = await gateway.signIn();
    const { conversation } = await gateway.place(browser, [connectTo(phone(3))]);
    const response = await gateway
      .rest('post', `/beta/conversations/${conversation}/events`, browser.token)
      .send(event)
      .expect(status);
    expect(response.body as unknown).toEqual({
      code: expect.stringMatching(/:error:/) as string,
      description: expect.any(String) as string,
      detail: expect.any(String) as string,
    });
  });
});

describe('what can be read', () => {
  it('is the conversation in both generations, its members and its events', async () => {
    const browser = await gateway.signIn();
    const { conversation, me, leg } = await gateway.place(browser, [connectTo(phone(3))]);
    const read = async (path: string) =>
      (await gateway.rest('get', path, browser.token)).body as unknown;

    expect(await read(`/beta/conversations/${conversation}`)).toMatchObject({
      uuid: conversation,
      members: [{ member_id: me, user_id: browser.user, state: 'JOINED' }, ...anything()],
    });
    expect(await read(`/v0.3/conversations/${conversation}`)).toMatchObject({ id: conversation });
    expect(await read(`/v0.3/conversations/${conversation}/members/me`)).toMatchObject({
      id: me,
      channel: { id: leg },
      _embedded: { user: { name: 'john' } },
    });
    expect(
      await read(`/beta2/conversations/${conversation}/events?start_id=2&end_id=2`),
    ).toMatchObject({
      _embedded: { data: { events: [{ id: 2, type: 'member:media', cid: conversation }] } },
      _links: {},
    });
    expect(
      await read(`/beta2/conversations/${conversation}/events?start_id=1&end_id=1`),
    ).toMatchObject({ _embedded: { data: { events: [{ id: 1 }] } } });
    expect(await read(`/beta2/conversations/${conversation}/members`)).toHaveProperty('_links');
    expect(await read(`/beta/users/${browser.user}`)).toMatchObject({ name: 'john' });
    expect(await read(`/v0.3/users/${browser.user}/sessions`)).toMatchObject({
      _embedded: { sessions: [{ id: browser.session }] },
    });
    expect(await read(`/beta2/users/${browser.user}/conversations`)).toMatchObject({
      _embedded: { data: { conversations: [{ id: conversation }] } },
    });
  });

  it('is nothing of another user’s', async () => {
    const john = await gateway.signIn();
    const ann = await gateway.signIn(gateway.token({ sub: 'ann' }));
    const { conversation, me, leg, knocking } = await gateway.place(john, [connectTo(phone(3))]);
    for (const [method, path] of [
      ['get', `/beta/conversations/${conversation}`],
      ['get', `/v0.3/conversations/${conversation}`],
      ['get', `/v0.3/conversations/${conversation}/members/me`],
      ['get', `/beta2/conversations/${conversation}/members`],
      ['get', `/beta2/conversations/${conversation}/events`],
      ['post', `/beta/conversations/${conversation}/events`],
      ['delete', `/beta/conversations/${conversation}/members/${me}`],
      ['delete', `/beta2/conversations/${conversation}/rtc/${leg}`],
      ['delete', `/beta/knocking/${knocking}`],
      ['put', `/v0.2/sessions/${john.session}`],
      ['get', `/v0.3/users/${john.user}/sessions`],
      ['get', `/beta2/users/${john.user}/conversations`],
      ['get', `/beta/users/${john.user}`],
    ] as const) {
      const { status } = await gateway.rest(method, path, ann.token);
      expect(`${method} ${path} ${status}`).toBe(`${method} ${path} 404`);
    }
    expect(gateway.media.open()).toBe(1);
  });
});

describe('a request', () => {
  const legs = '/beta/legs';

  it('without a token is refused', async () => {
    const response = await gateway.rest('post', legs).expect(401);
    expect(response.body as unknown).toMatchObject({ code: 'system:error:invalid-token' });
  });

  it('with an expired token is refused as such', async () => {
    const response = await gateway
      .rest('post', legs, gateway.token({ iat: 1000, exp: 2000 }))
      .expect(401);
    expect(response.body as unknown).toMatchObject({ code: 'system:error:expired-token' });
  });

  it('that the ACL does not cover is refused', async () => {
    const token = gateway.token({ acl: { paths: { '/*/users/**': {} } } });
    await gateway.rest('post', legs, token).expect(403);
  });

  it.each([
    ['malformed JSON', '{'],
    ['the wrong form', '{"body":1}'],
    ['no body', ''],
  ])('with %s is refused', async (_, text) => {
    const response = await gateway
      .rest('post', legs, gateway.token())
      .set('Content-Type', 'application/json')
      .send(text)
      .expect(400);
    expect(response.body as unknown).toHaveProperty('code');
  });

  it('with an unusable offer is refused', async () => {
    const { session, token } = await gateway.signIn();
    const response = await gateway
      .rest('post', legs, token)
      .send({ originating_session: session, body: { offer: { sdp: 'nonsense' } } })
      .expect(400);
    expect(response.body as unknown).toMatchObject({ code: 'rtc:error:invalid-offer' });
  });

  it('of a session that is gone is refused', async () => {
    await gateway
      .rest('post', legs, gateway.token())
      .send({ originating_session: 'gone', body: { offer: { sdp: 'v=0' } } })
      .expect(404);
  });

  it('for what the emulator does not play is refused in words', async () => {
    const response = await gateway.rest('post', '/beta/conversations', gateway.token()).expect(404);
    expect(response.body as unknown).toEqual({
      code: 'route:error:not-found',
      description: expect.any(String) as string,
      detail: expect.any(String) as string,
    });
  });

  it('reaches the metrics route, though it lies under the socket’s path', async () => {
    await gateway.rest('post', '/v2/rtc/metrics', gateway.token()).send({}).expect(200);
  });

  it('of a page on this machine may cross origins', async () => {
    const { headers } = await gateway
      .rest('post', legs)
      .set('Origin', 'http://localhost:3000')
      .expect(401);
    expect(headers['access-control-allow-origin']).toBe('http://localhost:3000');
  });

  it('under a foreign host name is refused', async () => {
    await gateway.rest('get', legs).set('Host', 'evil.example').expect(421);
  });
});

it('knows its own application only', () => {
  expect(gateway.emulator.platform.applications.find(application.id)).toBe(application);
});

const anything = (): unknown[] => [expect.anything()];
