import type { PlacedCall } from '@hotline/protocol/placed-call';
import type { Agent } from 'supertest';
import { createMemoryStore } from '../store/memory-store.ts';
import { matching } from '../testing/matching.ts';
import { createTestApp, dialled, event, type TestApp } from '../testing/test-app.ts';

const wide = { callsPerMinute: 6, callsPerDay: 60, minutesPerDay: 240 };

/** Places a call and gives it up. */
async function callOnce(agent: Agent): Promise<number> {
  const res = await agent.post('/api/calls').send({ contactId: 'bob' });
  const { id } = res.body as Partial<PlacedCall>;
  if (id !== undefined) await agent.delete(`/api/calls/${id}`).expect(204);
  return res.status;
}

async function audited(test: TestApp, kind: string) {
  const john = await test.signIn('john');
  const res = await john.get('/api/admin/audit').expect(200);
  const { records } = res.body as { records: { kind: string; user: string; details: unknown }[] };
  return records.filter((record) => record.kind === kind);
}

describe('POST /api/calls', () => {
  it('refuses the seventh call of a minute in words, and tells the admin once', async () => {
    const test = createTestApp();
    const mary = await test.signIn('mary');
    for (let n = 0; n < 6; n += 1) expect(await callOnce(mary)).toBe(201);
    for (let n = 0; n < 3; n += 1) {
      const res = await mary.post('/api/calls').send({ contactId: 'bob' }).expect(429);
      expect(res.body).toEqual({
        code: 'calls-per-minute',
        message: matching(/^You have placed 6 calls within a minute/),
      });
    }
    expect(test.lines.filter(({ code }) => code === 'calls-per-minute')).toHaveLength(3);
    expect(await audited(test, 'call-refused')).toMatchObject([
      { user: 'mary', details: { code: 'calls-per-minute', contactId: 'bob' } },
    ]);
    expect(await callOnce(await test.signIn('john'))).toBe(201);
    await test.clock.advance(60_000);
    expect(await callOnce(mary)).toBe(201);
  });

  it('lets no more through when two servers are asked at once', async () => {
    const world = { store: createMemoryStore(), availability: createTestApp().availability };
    const apps = [createTestApp(world), createTestApp(world)];
    const agents = await Promise.all(apps.map((app) => app.signIn('mary')));
    const statuses = await Promise.all(
      Array.from({ length: 60 }, (_, n) => callOnce(agents[n % 2]!)),
    );
    expect(statuses.filter((status) => status === 201).length).toBeLessThanOrEqual(6);
    expect(statuses).toContain(201);
  });

  it('refuses the call after the last of a day', async () => {
    const test = createTestApp({ limits: { ...wide, callsPerDay: 2 } });
    const john = await test.signIn('john');
    expect(await callOnce(john)).toBe(201);
    expect(await callOnce(john)).toBe(201);
    await test.clock.advance(120_000);
    const again = await test.signIn('john');
    const res = await again.post('/api/calls').send({ contactId: 'bob' }).expect(429);
    expect(res.body).toMatchObject({ code: 'calls-per-day' });
  });

  it('gives a call no longer than the minutes that are left, and then none', async () => {
    const test = createTestApp({ limits: { ...wide, minutesPerDay: 2 } });
    const id = await test.place('john', 'bob');
    const res = await test.ask(dialled(id)).expect(200);
    expect(res.body).toMatchObject([{}, { action: 'connect', limit: 120 }]);
    const timestamp = () => new Date(test.clock.now()).toISOString();
    await test.tell(event('answered', { timestamp: timestamp() })).expect(204);
    await test.clock.advance(90_000);
    await test.tell(event('completed', { timestamp: timestamp() })).expect(204);
    const john = await test.signIn('john');
    const refused = await john.post('/api/calls').send({ contactId: 'bob' }).expect(429);
    expect(refused.body).toMatchObject({
      code: 'minutes-per-day',
      message: matching(/^You have talked for 2 minutes/),
    });
  });

  it('stops everybody when the day has cost enough', async () => {
    const test = createTestApp({ limits: { ...wide, spendPerDay: '0.5' } });
    const id = await test.place('john', 'bob');
    await test.ask(dialled(id)).expect(200);
    await test.tell(event('completed', { price: '0.49999999' })).expect(204);
    await test.tell(event('completed', { price: '0.49999999' }, 'leg-of-john')).expect(204);
    const mary = await test.signIn('mary');
    await test.store.update(id, (call) => ({ ...call, price: '0.4999' }));
    expect(await callOnce(mary)).toBe(201);
    await test.store.update(id, (call) => ({ ...call, price: '0.5' }));
    const res = await mary.post('/api/calls').send({ contactId: 'bob' }).expect(503);
    expect(res.body).toMatchObject({ code: 'spend-limit', message: matching(/Ask your admin/) });
    await test.clock.advance(86_400_000);
    expect(await callOnce(await test.signIn('mary'))).toBe(201);
  });
});

describe('the switch that stops all calls', () => {
  const switchTo = async (test: TestApp, on: boolean) =>
    (await test.signIn('john')).put('/api/admin/calls').send({ on }).expect(204);

  it('refuses new calls in words, and is told of', async () => {
    const test = createTestApp();
    await switchTo(test, false);
    const mary = await test.signIn('mary');
    const res = await mary.post('/api/calls').send({ contactId: 'bob' }).expect(503);
    expect(res.body).toMatchObject({ code: 'calls-off', message: matching(/switched off/) });
    expect(await audited(test, 'limits-changed')).toMatchObject([
      { user: 'john', details: { calls: 'off' } },
    ]);
    await switchTo(test, true);
    expect(await callOnce(mary)).toBe(201);
  });

  it('stops a call that was placed before, and is no other server’s secret for long', async () => {
    const test = createTestApp();
    const other = createTestApp({ store: test.store, availability: test.availability });
    const id = await test.place('john', 'bob');
    expect((await other.ask(dialled('aaaaaaaaaaaaaaaaaaaaaaaaaa')).expect(200)).body).toHaveLength(
      1,
    );
    await switchTo(other, false);
    await test.clock.advance(2000);
    const res = await test.ask(dialled(id)).expect(200);
    expect(res.body).toMatchObject([{ action: 'talk' }]);
    expect(res.body).toHaveLength(1);
    expect((await test.store.find(id))?.call).toMatchObject({ status: 'ended', reason: 'blocked' });
    expect(test.lines.map(({ code }) => code)).toContain('calls-off');
  });

  it('connects nobody when it cannot be read', async () => {
    const test = createTestApp();
    const id = await test.place('john', 'bob');
    await test.clock.advance(3000);
    test.store.rows = () => Promise.reject(new Error('no such table'));
    const res = await test.ask(dialled(id));
    expect(JSON.stringify(res.body)).not.toContain('connect');
  });

  it('connects nobody whose user has been taken out meanwhile', async () => {
    const test = createTestApp();
    const id = await test.place('mary', 'bob');
    test.contacts.rewrite(test.contacts.list().all.filter(({ id }) => id === 'bob'));
    const res = await test.ask(dialled(id, 'mary')).expect(200);
    expect(res.body).toHaveLength(1);
    expect(test.lines.map(({ code }) => code)).toContain('user-unknown');
  });
});
