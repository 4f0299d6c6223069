import { application, connectTo, hotline } from '../../testing/test-platform.ts';
import { startTestGateway, type Told } from '../../testing/test-gateway.ts';
import { until } from '../../testing/until.ts';
import { headStart } from '../head-start.ts';

const sdk = { SDK_name: '@vonage/client-sdk' };
const phone = (last: number): string => `44770090000${last}`;

let gateway: Awaited<ReturnType<typeof startTestGateway>>;
beforeEach(async () => {
  gateway = await startTestGateway();
});
afterEach(async () => {
  await gateway.stop();
  expect(gateway.faults).toEqual([]);
});

const signIn = (more: object = {}) => gateway.signIn(gateway.token(), { ...sdk, ...more });
type SignedIn = Awaited<ReturnType<typeof signIn>>;

const names = ({ heard }: { heard: readonly Told[] }): string[] => heard.map(({ type }) => type);

/** Lets time pass until the browser has heard so many events of that type. */
async function hears({ heard }: SignedIn, type: string, count = 1): Promise<Told[]> {
  const found = () => heard.filter((told) => told.type === type);
  while (found().length < count) await gateway.clock.advance(20);
  return found();
}

/** John is called by the hotline, for so long. */
function invite(ringTime = 30_000) {
  return gateway.emulator.platform.placeCall({
    ...{ application, from: hotline, eventUrl: undefined, detection: undefined },
    to: { type: 'app', user: 'john' },
    script: [connectTo(phone(1))] as never,
    ...{ ringTime, talkTime: 60_000 },
  });
}

async function invited(browser: SignedIn) {
  const placed = invite();
  const [told] = await hears(browser, 'member:invited');
  const { cid, from } = told!.payload as { cid: string; from: string };
  const path = `/v0.3/conversations/${cid}`;
  const join = () =>
    gateway
      .rest('put', `${path}/members/${from}`, browser.token)
      .send({ originating_session: browser.session, channel: { type: 'app' }, state: 'joined' });
  const answer = (sdp = 'v=0 answer', as = browser) =>
    gateway
      .rest('post', `${path}/rtc/${placed.leg}/answer`, as.token)
      .send({ originating_session: as.session, from, body: { answer: sdp } });
  const leave = (query = '') =>
    gateway.rest('delete', `/v0.2/conversations/${cid}/members/${from}${query}`, browser.token);
  return { placed, told: told!, cid, me: from, join, answer, leave };
}

describe('signing in', () => {
  it('tells the API key too, which this SDK needs', async () => {
    const browser = gateway.connect({ token: gateway.token(), ...sdk });
    const { payload } = await browser.hears('session:success');
    expect(payload.body).toMatchObject({ name: 'john', api_key: application.apiKey });
  });

  it.each([
    ['invalid-token', 'system:error:invalid-token'],
    ['expired-token', 'system:error:expired-token'],
    ['invalid-user', 'user:error:invalid-user'],
    ['invalid-session', 'session:error:invalid'],
    ['max-sessions', 'session:error:max-open-sessions'],
    ['permission', 'system:error:permission'],
  ] as const)('is refused as %s on purpose', async (sdkLogin, event) => {
    gateway.switches.set({ sdkLogin });
    const browser = gateway.connect({ token: gateway.token(), ...sdk });
    await browser.hears(event);
    await gateway.closed(browser);
    expect(names(browser)).toEqual([event]);
  });

  it('is cut off, or is told nothing, on purpose', async () => {
    gateway.switches.set({ sdkLogin: 'unreachable' });
    const cut = gateway.connect({ token: gateway.token(), ...sdk });
    await new Promise<void>((resolve) => {
      cut.socket.once('disconnect', () => {
        resolve();
      });
      cut.socket.once('connect_error', () => {
        resolve();
      });
    });
    gateway.switches.set({ sdkLogin: 'silent' });
    const silent = gateway.connect({ token: gateway.token(), ...sdk });
    await until(() => silent.socket.connected);
    await signInAfterwards();
    expect([cut.heard, silent.heard]).toEqual([[], []]);
  });

  /** By then the others would have been told something, too. */
  async function signInAfterwards(): Promise<void> {
    gateway.switches.set({ sdkLogin: 'none' });
    await signIn();
  }

  it('lasts 15 minutes without a connection, and keeps what was missed', async () => {
    const browser = await signIn();
    browser.socket.disconnect();
    await until(() => gateway.emulator.dropSockets() === 0);
    const { leg } = invite();
    await gateway.clock.advance(15_000);
    const again = gateway.connect({ token: browser.token, session_id: browser.session });
    const { payload } = await again.hears('session:success');
    expect(payload.body).toMatchObject({
      id: browser.session,
      pending_events: [
        { type: 'member:invited', body: { channel: { id: leg }, sdp: 'v=0 offer' } },
      ],
    });
    again.socket.disconnect();
    await until(() => gateway.emulator.dropSockets() === 0);
    await gateway.clock.advance(15 * 60_000);
    const late = gateway.connect({
      token: gateway.token(),
      session_id: browser.session,
      ...sdk,
    });
    const afresh = (await late.hears('session:success')).payload.body as { id: string };
    expect(afresh.id).not.toBe(browser.session);
  });

  it('ends when the token expires, whenever that is wanted', async () => {
    const browser = await signIn();
    expect(gateway.emulator.expireTokens()).toBe(1);
    await gateway.clock.advance(0);
    await browser.hears('system:error:expired-token');
    await gateway.closed(browser);
  });

  it('takes a fresh token, and names the session', async () => {
    const browser = await signIn();
    await gateway
      .rest('put', `/v0.2/sessions/${browser.session}`, gateway.token())
      .type('json')
      .send('""')
      .expect(200, { id: browser.session, session_id: browser.session });
  });
});

describe('a call', () => {
  it('is told in the three states that the SDK knows, and as joined', async () => {
    const browser = await signIn();
    const { leg, conversation } = await gateway.place(browser, [connectTo(phone(1))]);
    await hears(browser, 'leg:status:update', 2);
    const [joined] = browser.heard.filter(({ type }) => type === 'member:joined');
    expect(joined?.payload).toMatchObject({
      id: expect.any(Number) as number,
      cid: conversation,
      body: { user: { id: browser.user }, channel: { id: leg, leg_ids: [leg] } },
    });
    const statuses = await hears(browser, 'leg:status:update', 2);
    expect(statuses.map(({ payload }) => payload.body)).toMatchObject([
      { status: 'ringing', statusHistory: [{ status: 'ringing' }] },
      { status: 'answered' },
    ]);
    const { from_user } = statuses[0]?.payload._embedded as { from_user: { id: string } };
    expect(from_user.id).not.toBe(browser.user);
    expect(JSON.stringify(browser.heard)).not.toContain(phone(1));
    expect(names(browser).filter((name) => name.startsWith('sip:'))).toEqual([]);
  });

  it.each([
    [2, 'remote_busy'],
    [3, 'ring_timer'],
    [4, 'remote_rejected'],
    [6, 'remote_not_found'],
    [7, 'remote_failure'],
  ])('to a phone that ends in %i leaves for the reason %s, and then ends', async (last, code) => {
    const browser = await signIn();
    await gateway.place(browser, [connectTo(phone(last), { timeout: 5 })]);
    const [end] = await hears(browser, 'rtc:hangup');
    const left = browser.heard.findLast(({ type }) => type === 'member:left');
    expect(left?.payload.body).toMatchObject({ reason: { code } });
    expect(end?.payload.body).toMatchObject({
      reason: { code: code.toUpperCase(), sip_code: expect.any(Number) as number },
      bandwidth: { bytes_in: 0, bytes_out: 0 },
      quality: { mos_score: '0', packet_cnt: 0, flaw_total: 0, packet_loss_perc: '0' },
    });
    expect(names(browser).slice(-2)).toEqual(['member:left', 'rtc:hangup']);
    expect(names(browser)).toContain('leg:status:update');
  });

  it('that the page ends is over by its own hand, some time after the reply', async () => {
    const browser = await signIn();
    const { conversation, me } = await gateway.place(browser, [connectTo(phone(3))]);
    const path = `/v0.2/conversations/${conversation}/members/${me}`;
    await gateway.rest('delete', path, browser.token).expect(200, {});
    // Time for whatever has overtaken the reply.
    await gateway.rest('get', `/v0.3/conversations/${conversation}`, browser.token).expect(200);
    expect(names(browser)).not.toContain('rtc:hangup');
    await gateway.clock.advance(headStart);
    const { payload } = await browser.hears('rtc:hangup');
    expect(payload.body).toMatchObject({ reason: { code: 'LOCAL_HANGUP' } });
  });

  it('ends with what was measured of its sound', async () => {
    const browser = await signIn();
    await gateway.place(browser, [connectTo(phone(3), { timeout: 5 })]);
    gateway.media.browsers[0]!.pass({
      ...{ received: 990, lost: 10, jitter: { least: 0.5, most: 3.25 } },
      ...{ bytesIn: 180_000, bytesOut: 170_000 },
    });
    const [end] = await hears(browser, 'rtc:hangup');
    expect(end?.payload.body).toMatchObject({
      bandwidth: { bytes_in: 180_000, bytes_out: 170_000 },
      quality: { packet_cnt: 990, flaw_total: 10, packet_loss_perc: '1', jitter_max_var: '3.25' },
    });
  });

  it('lets something be said to all who are there', async () => {
    const browser = await signIn();
    const { conversation, me } = await gateway.place(browser, [connectTo(phone(1))]);
    await hears(browser, 'leg:status:update', 2);
    const body = { text: 'Good morning.', level: 1, loop: 1, queue: true, voice_name: 'amy' };
    const response = await gateway
      .rest('post', `/v0.3/conversations/${conversation}/events`, browser.token)
      .send({ type: 'audio:say', from: me, originating_session: browser.session, body })
      .expect(200);
    expect(response.body as unknown).toMatchObject({
      id: expect.any(Number) as number,
      ...{ type: 'audio:say', timestamp: expect.any(String) as string },
      body: { text: 'Good morning.', say_id: expect.any(String) as string },
    });
    const { media } = gateway;
    await until(() => media.browsers[0]!.heard.includes('Good morning.'));
    expect(media.phoneEnds[0]!.heard).toContain('Good morning.');
  });

  it('shows its legs, and the one by its id, without times as empty text', async () => {
    const browser = await signIn();
    const { conversation, leg } = await gateway.place(browser, [connectTo(phone(3))]);
    const read = async (path: string) =>
      (await gateway.rest('get', path, browser.token).expect(200)).body as unknown;
    const mine = { id: leg, conversation_id: conversation, status: 'answered', end_time: '' };
    expect(await read(`/v0.3/legs/${leg}`)).toMatchObject(mine);
    expect(await read(`/v0.3/conversations/${conversation}/legs`)).toMatchObject({
      _embedded: { legs: [mine, { status: 'ringing' }] },
      _links: {},
    });
    const sound = { mute: false, earmuff: false, play_stream: false, tts: false };
    const whole = { media_state: { ...sound, recording: false, transcribing: false } };
    expect(await read(`/v0.3/legs/${leg}`)).toMatchObject(whole);
    expect(await read(`/v0.3/conversations/${conversation}`)).toMatchObject(whole);
    await gateway.rest('get', '/v0.3/legs/other', browser.token).expect(404);
  });
});

describe('an invite', () => {
  it('comes with sound on offer, and is answered by what the page makes of it', async () => {
    const [browser, other] = [await signIn(), await signIn()];
    const { placed, told, join, answer, leave, cid } = await invited(browser);
    expect(told.payload.body).toMatchObject({
      conversation: { conversation_id: cid },
      channel: { id: placed.leg, from: { type: 'phone', number: hotline } },
      ...{ sdp: 'v=0 offer', media: { audio_settings: { enabled: true } } },
    });
    await join().expect(200);
    await answer().expect(200);
    gateway.media.browsers[0]?.connect();
    await hears(browser, 'member:joined');
    await hears(other, 'member:joined');
    await join().expect(400);
    await answer('v=0', other).expect(400);
    gateway.media.browsers[0]?.pass({ received: 7, lost: 0, bytesIn: 1400, bytesOut: 1200 });
    await leave().expect(200);
    const [end] = await hears(browser, 'rtc:hangup');
    expect(end?.payload.body).toMatchObject({
      ...{ quality: { packet_cnt: 7 }, bandwidth: { bytes_in: 1400, bytes_out: 1200 } },
    });
  });

  it('whose answer is no use can still be answered', async () => {
    const browser = await signIn();
    const { answer } = await invited(browser);
    await answer('nonsense').expect(400, /rtc:error:invalid-offer/);
    await answer().expect(200);
  });

  it('that is declined ends for all with the word that the SDK sends', async () => {
    const [browser, other] = [await signIn(), await signIn()];
    const { leave } = await invited(browser);
    await leave('?reason_code=REMOTE_REJECT&reason_text=no&from=x').expect(200, {});
    const [left] = await hears(other, 'member:left');
    expect(left?.payload.body).toMatchObject({ reason: { code: 'REMOTE_REJECT' } });
    await hears(other, 'rtc:hangup');
  });

  it('that is given up, or left ringing, ends with a SIP status that tells which', async () => {
    const browser = await signIn();
    const { placed } = await invited(browser);
    placed.hangUp('platform');
    const [over] = await hears(browser, 'rtc:hangup');
    expect(over?.payload.body).toMatchObject({ reason: { sip_code: 200 } });
    invite(10_000);
    const [, late] = await hears(browser, 'rtc:hangup', 2);
    expect(late?.payload.body).toMatchObject({ reason: { sip_code: 487 } });
  });

  it('goes to both SDKs, each in its own words', async () => {
    const [browser, older] = [await signIn(), await gateway.signIn()];
    const { join, answer } = await invited(browser);
    const { payload } = await older.hears('member:invited');
    expect(payload.body).toMatchObject({ invited_by: null });
    expect(payload.body).not.toHaveProperty('sdp');
    await join();
    await answer().expect(200);
    await older.hears('rtc:hangup');
    expect(names(browser)).not.toContain('rtc:hangup');
  });
});

describe('sound that is lost', () => {
  async function lose() {
    const browser = await signIn();
    const { leg, conversation, me } = await gateway.place(browser, [connectTo(phone(3))]);
    const end = gateway.media.browsers[0]!;
    end.lose();
    const offer = (sdp = 'v=0 again', { token, session } = browser) =>
      gateway
        .rest('post', `/v0.3/conversations/${conversation}/rtc/${leg}/offer`, token)
        .send({ originating_session: session, from: me, body: { offer: { sdp } } });
    return { browser, leg, end, offer };
  }

  it('is waited for, and comes back on the same leg', async () => {
    const { browser, leg, end, offer } = await lose();
    await gateway.clock.advance(19_999);
    await offer().expect(200, { id: leg, rtc_id: leg });
    const [answer] = await hears(browser, 'rtc:answer');
    expect(answer?.payload.body).toEqual({ rtc_id: leg, answer: 'v=0 renewed' });
    end.connect();
    await gateway.clock.advance(25_000);
    expect(end.closed()).toBe(false);
  });

  it('ends the call after 20 s, also when it was to come back and did not', async () => {
    const { end, offer } = await lose();
    await gateway.clock.advance(19_000);
    await offer().expect(200);
    await gateway.clock.advance(19_999);
    expect(end.closed()).toBe(false);
    await gateway.clock.advance(1);
    expect(end.closed()).toBe(true);
    await offer().expect(400);
  });

  it('may come back in another session, which then has the call', async () => {
    const { browser, end, offer } = await lose();
    const other = await signIn();
    await offer('v=0', other).expect(200);
    await hears(other, 'rtc:answer');
    expect(names(browser)).not.toContain('rtc:answer');
    end.connect();
    browser.socket.emit('session:logout', {});
    await browser.hears('session:logged-out');
    expect(end.closed()).toBe(false);
    other.socket.emit('session:logout', {});
    await other.hears('session:logged-out');
    expect(end.closed()).toBe(true);
  });

  it.each([
    ['refused', 400],
    ['unavailable', 503],
  ] as const)('is %s on purpose', async (sdkReconnect, status) => {
    const { offer } = await lose();
    gateway.switches.set({ sdkReconnect });
    await offer().expect(status);
  });

  it('gets no answer on purpose', async () => {
    const { browser, offer } = await lose();
    gateway.switches.set({ sdkReconnect: 'silent' });
    await offer().expect(200);
    gateway.switches.set({ sdkReconnect: 'none' });
    await offer().expect(200);
    await hears(browser, 'rtc:answer');
    expect(names(browser).filter((name) => name === 'rtc:answer')).toHaveLength(1);
  });
});

describe('what goes wrong on purpose', () => {
  it.each([
    ['unavailable', 503, /unavailable/],
    ['failing', 500, /internal/],
    ['refused', 403, /permission/],
    ['unauthorized', 401, /invalid-token/],
    ['wrong-type', 400, /<p>/],
  ] as const)('with every request is that it is %s', async (sdkRest, status, words) => {
    gateway.switches.set({ sdkRest });
    await gateway.rest('post', '/v0.3/legs', gateway.token()).expect(status, words);
  });

  it('with a leg is that it is refused, or that its answer is no use', async () => {
    const browser = await signIn();
    const ask = () =>
      gateway
        .rest('post', '/v0.3/legs', browser.token)
        .send({ originating_session: browser.session, body: { offer: { sdp: 'v=0' } } });
    gateway.switches.set({ sdkLegs: 'refused' });
    await ask().expect(400, /"code":"rtc:error:invalid-offer"/);
    gateway.switches.set({ sdkLegs: 'unusable' });
    await ask().expect(200, /no SDP/);
  });

  it('with a knock is that it is refused', async () => {
    gateway.switches.set({ sdkKnock: 'refused' });
    const browser = await signIn();
    await expect(gateway.knock(browser)).rejects.toThrow('403');
  });

  it('or that nothing follows', async () => {
    gateway.switches.set({ sdkKnock: 'silent' });
    const browser = await signIn();
    await gateway.knock(browser);
    await gateway.clock.advance(10_000);
    gateway.media.browsers[0]?.lose();
    await gateway.clock.advance(20_000);
    expect(gateway.media.open()).toBe(0);
    expect(names(browser)).toEqual(['session:success']);
    expect(gateway.webhooks.asked).toEqual([]);
  });

  it('or that the call is over before it has begun', async () => {
    gateway.switches.set({ sdkKnock: 'hang-up' });
    const browser = await signIn();
    await gateway.knock(browser);
    await browser.hears('rtc:hangup');
    await gateway.clock.advance(10_000);
    expect(names(browser)).toEqual(['session:success', 'member:left', 'rtc:hangup']);
    expect(gateway.media.open()).toBe(0);
  });

  it('or that it is let in late', async () => {
    gateway.switches.set({ sdkDelayJoin: 3000 });
    const browser = await signIn();
    await gateway.knock(browser);
    await until(() => gateway.webhooks.asked.length > 0);
    await gateway.clock.advance(2999);
    expect(names(browser)).toEqual(['session:success']);
    await gateway.clock.advance(1);
    await browser.hears('member:joined');
  });
});

it('every message is noted, both ways, and no token', async () => {
  const browser = await signIn();
  const { leg, knocking } = await gateway.place(browser, []);
  browser.socket.emit('session:logout', { tid: 't', body: {} });
  await browser.hears('session:logged-out');
  const { messages } = gateway;
  expect(messages.slice(0, 3)).toEqual([
    {
      ...{ session: browser.session, user: 'john', dialect: '@vonage/client-sdk' },
      ...{ direction: 'out', name: 'session:success', at: expect.any(Number) as number },
      body: browser.heard[0]?.payload,
    },
    {
      ...{ session: browser.session, user: 'john', dialect: '@vonage/client-sdk' },
      ...{ direction: 'in', name: 'POST /beta/legs', at: expect.any(Number) as number },
      body: { originating_session: browser.session, body: { offer: { sdp: 'v=0' } } },
      reply: { status: 200, body: { rtc_id: leg, sdp: 'v=0 answer' } },
    },
    expect.objectContaining({
      name: 'POST /beta/knocking',
      reply: { status: 200, body: { id: knocking } },
    }),
  ]);
  const rest = messages.map(({ direction, name }) => `${direction} ${name}`);
  expect(rest).toEqual(expect.arrayContaining(['out member:joined', 'in session:logout']));
  expect(JSON.stringify(messages)).not.toContain(browser.token);
});
