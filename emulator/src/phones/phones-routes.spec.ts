import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import request from 'supertest';
import { createFaultSwitches } from '../faults.ts';
import type { Habit } from '../platform/phones/habits.ts';
import { habitOf } from '../platform/phones/habits.ts';
import type { ObservedPlatform } from '../platform/observed-platform.ts';
import { createPurse } from '../platform/account/purse.ts';
import type { PhoneView } from '../platform/snapshot.ts';
import { burst } from '../media/tones.ts';
import { UnusableOffer } from '../media/unusable-offer.ts';
import { phonesRoutes } from './phones-routes.ts';

const bob = '447700900001';

/** A platform of which only the phones are true: one that rings can be answered, and so on. */
function fakePlatform() {
  const listeners = new Set<() => void>();
  const own = new Map<string, Habit>();
  const state = { phones: [] as PhoneView[], resets: 0 };

  function become(phones: PhoneView[]): true {
    state.phones = phones;
    for (const listener of listeners) listener();
    return true;
  }

  function act(number: string, from: PhoneView['state'], to?: PhoneView['state']): boolean {
    const phone = state.phones.find((each) => each.number === number && each.state === from);
    if (phone === undefined) return false;
    const others = state.phones.filter((each) => each !== phone);
    return become(to === undefined ? others : [...others, { ...phone, state: to }]);
  }

  const speaks = (number: string): boolean =>
    state.phones.some((each) => each.number === number && each.state === 'answered');

  const platform: ObservedPlatform = {
    purse: createPurse(10),
    snapshot: () => ({ calls: [], phones: state.phones }),
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    phone: (number, leg = 'leg-1') => ({
      answer: () => leg === 'leg-1' && act(number, 'ringing', 'answered'),
      decline: () => act(number, 'ringing'),
      hangUp: () => act(number, 'answered'),
      say: (text) => Promise.resolve(speaks(number) ? text.length * 100 : undefined),
      press: (keys) => (speaks(number) ? keys.length * 200 : undefined),
      lend: (page, offer) => {
        if (offer === 'broken') return Promise.reject(new UnusableOffer('The offer is broken.'));
        if (!speaks(number)) return Promise.resolve(undefined);
        become(state.phones.map((each) => ({ ...each, heldBy: page })));
        return Promise.resolve(`answer to ${offer}`);
      },
      giveBack: (page) => state.phones.some(({ heldBy }) => heldBy === page),
    }),
    knownPhones: () => [{ number: bob, name: 'Bob', changedHabit: own.get(bob) }],
    setPhones: () => undefined,
    dial: (_from, to) => (to === '447700900000' ? 'leg-1' : undefined),
    setHabit: (number, habit) => {
      if (habit === undefined) own.delete(number);
      else own.set(number, habit);
    },
    habit: (number) => own.get(number) ?? habitOf(number),
    said: (leg) => (leg === 'leg-1' ? burst([1000], 8000) : undefined),
    ear: () => undefined,
    sent: () => [
      {
        at: 1,
        request: { url: 'http://localhost/event', method: 'POST', payload: { status: 'ringing' } },
        reply: { ok: true, body: undefined },
      },
    ],
  };
  const ring = () =>
    become([
      {
        number: bob,
        habit: 'rings',
        state: 'ringing',
        since: 5,
        from: '447700900000',
        to: bob,
        leg: 'leg-1',
        conversation: 'CON-1',
        captions: ['Hello.'],
      },
    ]);
  const switches = createFaultSwitches();
  const reset = (): void => void (state.resets += 1);
  return { platform, reset, switches, state, ring, listeners };
}

function setUp() {
  const fake = fakePlatform();
  const app = express();
  const faults: unknown[] = [];
  const forge = jest.fn(() =>
    Promise.resolve({ status: 401, contentType: '', body: 'no', headers: {} }),
  );
  const report = (error: unknown): void => void faults.push(error);
  const numbers = () => [{ number: '447700900000', name: 'Hotline' }];
  app.use(
    phonesRoutes({
      ...fake,
      numbers,
      faults: fake.switches,
      dropSockets: () => 3,
      expireTokens: () => 2,
      forge,
      report,
    }),
  );
  return { ...fake, faults, forge, app, http: request(app) };
}

describe('the phones page', () => {
  it('comes with its style and script, and may load nothing else', async () => {
    const { http } = setUp();
    const page = await http.get('/phones').expect(200).expect('content-type', /html/);
    expect(page.headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'self';/,
    );
    expect(page.text).toContain('<h1>Simulated phones</h1>');
    const parts = [...page.text.matchAll(/(?:src|href)="(\/phones\/[^"]+)"/g)].map(
      ([, path = '']) => path,
    );
    expect(parts.length).toBeGreaterThan(1);
    for (const part of [...parts, '/phones/calls.js']) {
      await http
        .get(part)
        .expect(200)
        .expect('content-type', /css|javascript/);
    }
    await http.get('/phones/../control-routes.ts').expect(404);
  });

  it('says that no real phone rings', async () => {
    expect((await setUp().http.get('/phones')).text).toMatch(/no real phone rings/);
  });

  it('is not served under another name than the own machine’s', async () => {
    await setUp().http.get('/phones').set('host', 'evil.example').expect(421);
  });

  it('is told of each change of calls', async () => {
    const { app, ring, listeners } = setUp();
    const server: Server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const leaving = new AbortController();
    const { port } = server.address() as AddressInfo;
    const reply = await fetch(`http://127.0.0.1:${port}/emulator/calls/events`, {
      signal: leaving.signal,
    });
    const reader = reply.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toBe('retry: 1000\n\n');
    ring();
    expect((await reader.read()).value).toBe('event: change\ndata: {}\n\n');
    leaving.abort();
    while (listeners.size > 0) await new Promise((resolve) => setImmediate(resolve));
    server.closeAllConnections();
    server.close();
  });

  it('hears at once which phones ring, and each change', async () => {
    const { app, ring, platform, listeners } = setUp();
    const server: Server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const leaving = new AbortController();
    const { port } = server.address() as AddressInfo;
    const reply = await fetch(`http://127.0.0.1:${port}/emulator/phones/events`, {
      signal: leaving.signal,
    });
    expect(reply.headers.get('content-type')).toBe('text/event-stream');
    const reader = reply.body!.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const until = async (text: string) => {
      while (!heard.includes(text)) heard += (await reader.read()).value ?? '';
    };

    await until('event: about\ndata: {"habits":{"rings":');
    await until('event: phones\ndata: {"calls":[],"phones":[{"number":"447700900001"');
    ring();
    await until('"name":"Bob","line":"called by Hotline"');
    expect(heard).toContain('"captions":["Hello."]');
    expect(heard).toContain('"state":"ringing"');
    platform.phone(bob).answer();
    await until('"state":"answered"');

    leaving.abort();
    while (listeners.size > 0) await new Promise((resolve) => setImmediate(resolve));
    server.closeAllConnections();
    server.close();
  });
});

describe('a phone', () => {
  it('is answered, and hung up', async () => {
    const { http, ring, state } = setUp();
    ring();
    await http.post(`/emulator/phones/${bob}/answer`).expect(204);
    expect(state.phones[0]?.state).toBe('answered');
    await http.post(`/emulator/phones/${bob}/hang-up`).expect(204);
    expect(state.phones).toEqual([]);
  });

  it('is declined', async () => {
    const { http, ring, state } = setUp();
    ring();
    await http.post(`/emulator/phones/${bob}/decline`).expect(204);
    expect(state.phones).toEqual([]);
  });

  it.each(['answer', 'decline', 'hang-up'])('that is in no call cannot %s', async (action) => {
    const reply = await setUp().http.post(`/emulator/phones/${bob}/${action}`).expect(404);
    expect(reply.body).toMatchObject({ code: 'phone-not-in-call' });
  });

  it('is answered in the one call that is named', async () => {
    const { http, ring } = setUp();
    ring();
    await http.post(`/emulator/phones/${bob}/answer?leg=other`).expect(409);
    await http.post(`/emulator/phones/${bob}/answer?leg=leg-1&leg=leg-2`).expect(400);
    await http.post(`/emulator/phones/${bob}/answer?leg=leg-1`).expect(204);
  });

  it('that only rings cannot be hung up', async () => {
    const { http, ring } = setUp();
    ring();
    const reply = await http.post(`/emulator/phones/${bob}/hang-up`).expect(409);
    expect(reply.body).toEqual({ code: 'phone-state', message: 'That phone is not in a call.' });
  });

  it('says and presses what it is told, once it is in a call', async () => {
    const { http, ring } = setUp();
    const say = (text: string) => http.post(`/emulator/phones/${bob}/say`).send({ text });
    const press = (digits: string) => http.post(`/emulator/phones/${bob}/press`).send({ digits });
    await say('Hello').expect(404);
    ring();
    const early = await say('Hello').expect(409);
    expect(early.body).toMatchObject({ code: 'phone-state' });
    await press('1').expect(409);
    await http.post(`/emulator/phones/${bob}/answer`).expect(204);
    await say('Hello').expect(200, { milliseconds: 500 });
    await press('12#').expect(200, { milliseconds: 600 });
    await say(' ').expect(400);
    await press('x').expect(400);
  });

  it('is taken by one page at a time, and by another only when it insists', async () => {
    const { http, ring, state } = setUp();
    const take = (body: object) => http.post(`/emulator/phones/${bob}/audio?leg=leg-1`).send(body);
    await take({ page: 'one', offer: 'v=0' }).expect(404);
    ring();
    await take({ page: 'one', offer: 'v=0' }).expect(409);
    await http.post(`/emulator/phones/${bob}/answer`).expect(204);
    await take({ page: 'one', offer: 'v=0' }).expect(201, { sdp: 'answer to v=0' });
    await take({ page: 'one', offer: 'again' }).expect(201);
    const refused = await take({ page: 'two', offer: 'v=0' }).expect(409);
    expect(refused.body).toMatchObject({ code: 'phone-held' });
    expect(state.phones[0]?.heldBy).toBe('one');
    await take({ page: 'two', offer: 'v=0', force: true }).expect(201);
    expect(state.phones[0]?.heldBy).toBe('two');
  });

  it('takes no offer that cannot be answered', async () => {
    const { http, ring } = setUp();
    ring();
    const take = (body: object) => http.post(`/emulator/phones/${bob}/audio`).send(body);
    const broken = await take({ page: 'one', offer: 'broken' }).expect(400);
    expect(broken.body).toEqual({ code: 'unusable-offer', message: 'The offer is broken.' });
    await take({ page: 'one' }).expect(400);
    await take({ page: 'o n e', offer: 'v=0' }).expect(400);
  });

  it('is given back by the page that has it', async () => {
    const { http, ring, platform } = setUp();
    ring();
    platform.phone(bob).answer();
    await platform.phone(bob).lend('one', 'v=0');
    const give = (page: string) => http.delete(`/emulator/phones/${bob}/audio`).send({ page });
    const refused = await give('two').expect(409);
    expect(refused.body).toMatchObject({ code: 'phone-not-held' });
    await give('one').expect(204);
  });

  it('that nobody has any more can be given back as well', async () => {
    const { http, ring, platform } = setUp();
    ring();
    platform.phone(bob).answer();
    await http.delete(`/emulator/phones/${bob}/audio`).send({ page: 'one' }).expect(204);
  });

  it('dials a number of an application, and no other', async () => {
    const { http } = setUp();
    const path = `/emulator/phones/${bob}/dial`;
    await http.post(path).send({ to: '447700900000' }).expect(201, { leg: 'leg-1' });
    const nobody = await http.post(path).send({ to: '447700900009' }).expect(404);
    expect(nobody.body).toMatchObject({ code: 'number-unknown' });
    await http.post(path).send({ to: 'home' }).expect(400);
  });

  it('takes another habit, and its own one back', async () => {
    const { http, platform } = setUp();
    const path = `/emulator/phones/${bob}/habit`;
    const reply = await http.put(path).send({ habit: 'busy' }).expect(200);
    expect(reply.body).toEqual({ number: bob, habit: 'busy' });
    expect(platform.habit(bob)).toBe('busy');
    await http.put(path).send({ habit: null }).expect(200, { number: bob, habit: 'answers' });
  });

  it.each([
    [bob, { habit: 'sings' }],
    [bob, {}],
    [bob, []],
    ['12', { habit: 'busy' }],
    ['+447700900001', { habit: 'busy' }],
  ])('with number %s does not take %j', async (number, body) => {
    const reply = await setUp().http.put(`/emulator/phones/${number}/habit`).send(body).expect(400);
    expect(reply.body).toMatchObject({ code: 'request-invalid' });
  });

  it.each(['{', '"x"'])('does not take a broken body', async (body) => {
    const put = setUp().http.put(`/emulator/phones/${bob}/habit`);
    const reply = await put.set('content-type', 'application/json').send(body).expect(400);
    expect(reply.body).toMatchObject({ code: 'request-invalid' });
  });
});

describe('the control routes', () => {
  it('show calls and webhooks', async () => {
    const { http } = setUp();
    await http.get('/emulator/calls').expect(200, { calls: [], phones: [] });
    const { body } = (await http.get('/emulator/webhooks').expect(200)) as { body: unknown };
    expect(body).toMatchObject({
      webhooks: [{ at: 1, request: { payload: { status: 'ringing' } } }],
    });
  });

  it('measure how much of which pitch a leg said', async () => {
    const reply = await setUp()
      .http.get('/emulator/calls/leg-1/spectrum?hz=1000&hz=440')
      .expect(200);
    const { power, rms } = reply.body as { power: Record<string, number>; rms: number };
    expect(power[1000]).toBeCloseTo(10 ** (-18 / 10), 3);
    expect(power[440]).toBeLessThan(1e-5);
    expect(rms).toBeCloseTo(10 ** (-18 / 20) / Math.SQRT2, 2);
  });

  it('measure one pitch, or only the loudness', async () => {
    const { http } = setUp();
    const one = await http.get('/emulator/calls/leg-1/spectrum?hz=1000').expect(200);
    expect(Object.keys((one.body as { power: object }).power)).toEqual(['1000']);
    await http.get('/emulator/calls/leg-1/spectrum').expect(200);
  });

  it.each(['hz=0', 'hz=9000', 'hz=x', 'hz=1&hz=x'])('refuse the pitch %s', async (query) => {
    await setUp().http.get(`/emulator/calls/leg-1/spectrum?${query}`).expect(400);
  });

  it('know only live legs', async () => {
    const reply = await setUp().http.get('/emulator/calls/other/spectrum?hz=1').expect(404);
    expect(reply.body).toMatchObject({ code: 'leg-unknown' });
  });

  it('reset the platform and drop connections', async () => {
    const { http, state } = setUp();
    await http.post('/emulator/reset').expect(204);
    expect(state.resets).toBe(1);
    await http.post('/emulator/sessions/drop').expect(200, { dropped: 3 });
    await http.post('/emulator/sessions/expire').expect(200, { expired: 2 });
  });

  it.each([
    ['from another page', { origin: 'http://evil.example' }],
    ['from another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['from a page without an origin', { origin: 'null' }],
    ['that the browser calls cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['that the browser calls same-site', { 'sec-fetch-site': 'same-site' }],
  ])('change nothing for a request %s', async (_, headers) => {
    const { http, state } = setUp();
    const reply = await http.post('/emulator/reset').set(headers).expect(403);
    expect(reply.body).toMatchObject({ code: 'origin-not-allowed' });
    expect(state.resets).toBe(0);
  });

  it('obey their own page', async () => {
    const { http } = setUp();
    const own = { host: 'localhost:3100', origin: 'http://localhost:3100' };
    await http
      .post('/emulator/reset')
      .set({ ...own, 'sec-fetch-site': 'same-origin' })
      .expect(204);
  });

  it('refuse a Host that is not this machine', async () => {
    const { http, state } = setUp();
    await http.post('/emulator/reset').set('host', 'evil.example').expect(421);
    expect(state.resets).toBe(0);
  });

  it.each([
    ['get', '/', 404, 'route-unknown'],
    ['get', '/emulator/nothing', 404, 'route-unknown'],
    ['delete', '/emulator/reset', 404, 'route-unknown'],
    ['post', '/emulator/phones/%zz/answer', 400, 'request-invalid'],
    ['put', `/emulator/phones/${bob}/habit`, 413, 'request-invalid'],
  ] as const)('answer %s %s with %i and a code', async (method, path, status, code) => {
    const reply = await setUp()
      .http[method](path)
      .send({ habit: 'b'.repeat(1_000_000) });
    expect(reply.body).toEqual({ code, message: expect.any(String) as string });
    expect(reply.status).toBe(status);
  });

  it('report what nobody foresaw, and tell no detail of it', async () => {
    const { http, platform, faults } = setUp();
    const fault = new Error('inside');
    platform.sent = () => {
      throw fault;
    };
    const reply = await http.get('/emulator/webhooks').expect(500);
    expect(reply.body).toEqual({
      code: 'internal-error',
      message: expect.not.stringContaining('inside') as string,
    });
    expect(faults).toEqual([fault]);
  });
});
