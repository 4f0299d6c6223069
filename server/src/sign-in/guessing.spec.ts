import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { createBrowser, ownPage } from '../testing/browser.ts';
import { createTestApp, passphraseOf } from '../testing/test-app.ts';

const live = () => createTestApp({ mode: 'live' });
const alice = { username: 'alice', passphrase: passphraseOf('alice') };
const wrong = { ...alice, passphrase: 'not the right passphrase' };

/** Guesses so often, fifty at a time, from 200 addresses, half at alice and half at others; how often which status. */
async function guessed(app: Express, times: number): Promise<Map<number, number>> {
  const statuses = new Map<number, number>();
  const agent = new Agent({ keepAlive: true });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  async function guess(n: number): Promise<void> {
    const headers = {
      ...ownPage,
      'Content-Type': 'application/json',
      'X-Forwarded-For': `198.51.100.${n % 200}`,
    };
    const username = n % 2 === 0 ? 'alice' : `user${n % 50}`;
    const passphrase = `guess number ${n} of very many`;
    const options = { port, path: '/api/session', method: 'POST', headers, agent };
    const req = request(options).end(JSON.stringify({ username, passphrase }));
    const [res] = (await once(req, 'response')) as [IncomingMessage];
    const { statusCode = 0 } = res.resume();
    await once(res, 'end');
    statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
  }

  try {
    for (let n = 0; n < times; n += 50) {
      await Promise.all(Array.from({ length: 50 }, (_, index) => guess(n + index)));
    }
  } finally {
    agent.destroy();
    server.close();
    server.closeAllConnections();
  }
  return statuses;
}

describe('guessing', () => {
  it('is stopped after five tries at a user, whichever address they come from', async () => {
    const { app, clock, hashed, enterLive } = live();
    app.set('trust proxy', true);
    await enterLive('alice');
    const before = hashed.length;
    for (let n = 0; n < 8; n += 1) {
      const res = await createBrowser(app, `192.0.2.${n}`).post('/api/session', wrong);
      expect(res.status).toBe(n < 5 ? 401 : 429);
    }
    expect(hashed).toHaveLength(before + 5);
    const res = await createBrowser(app).post('/api/session', alice);
    expect([res.status, res.get('Retry-After')]).toEqual([429, '900']);
    await clock.advance(900_000);
    expect((await createBrowser(app).post('/api/session', alice)).status).toBe(200);
  });

  it('is stopped after twenty tries from an address, whichever user they are at', async () => {
    const { app, hashed } = live();
    for (let n = 0; n < 25; n += 1) {
      await createBrowser(app).post('/api/session', { ...wrong, username: `user${n}` });
    }
    expect(hashed).toHaveLength(20);
  });

  it('is forgiven when the passphrase is right', async () => {
    const { app, enterLive } = live();
    await enterLive('alice');
    for (let round = 0; round < 8; round += 1) {
      for (let n = 0; n < 4; n += 1) await createBrowser(app).post('/api/session', wrong);
      if (round >= 4) return;
      expect((await createBrowser(app).post('/api/session', alice)).status).toBe(200);
    }
  });

  it('never locks a user out who comes with a browser known here, who may try five times', async () => {
    const { app, enterLive } = live();
    const known = await enterLive('alice');
    for (let n = 0; n < 60; n += 1) await createBrowser(app).post('/api/session', wrong);
    for (let n = 0; n < 4; n += 1) {
      expect((await known.post('/api/session', wrong)).status).toBe(401);
    }
    expect((await known.post('/api/session', alice)).status).toBe(200);
    for (let n = 0; n < 5; n += 1) await known.post('/api/session', wrong);
    expect((await known.post('/api/session', alice)).status).toBe(429);
  });

  it('does not gain from a made-up browser, nor from one of another user', async () => {
    const { app, hashed, enterLive } = live();
    await enterLive('alice');
    const mary = await enterLive('mary');
    const before = hashed.length;
    for (let n = 0; n < 10; n += 1) {
      const made = createBrowser(app);
      made.cookies.set('__Host-hotline-device', randomBytes(32).toString('base64url'));
      await made.post('/api/session', wrong);
      await mary.post('/api/session', wrong);
    }
    expect(hashed.length - before).toBe(5);
  });

  it('of 10,000 tries from 200 addresses at once costs 30 hashes, and gets nobody in', async () => {
    const { app, hashed, enterLive } = live();
    app.set('trust proxy', true);
    const known = await enterLive('alice');
    const before = hashed.length;
    const statuses = await guessed(app, 10_000);
    expect([...statuses.keys()].toSorted()).toEqual([401, 429]);
    expect(statuses.get(401)).toBe(hashed.length - before);
    expect(hashed.length - before).toBeLessThanOrEqual(30);
    expect((await known.post('/api/session', alice)).status).toBe(200);
  });
});
