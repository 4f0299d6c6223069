import type { AdminCallPage, AuditPage } from '@hotline/protocol/admin';
import supertest from 'supertest';
import { settle } from '../testing/fake-clock.ts';
import { createTestApp, dialled, event, type TestApp } from '../testing/test-app.ts';

let test: TestApp;

beforeEach(() => {
  test = createTestApp();
});

async function status(): Promise<unknown> {
  const john = await test.signIn('john');
  return (await john.get('/api/admin/status').expect(200)).body as unknown;
}

describe('GET /api/admin/status', () => {
  it('tells how things stand', async () => {
    expect(await status()).toEqual({
      calls: { on: true },
      spentToday: '0',
      spendLimit: null,
      refusedWebhooks: {},
      limits: { callsPerMinute: 6, callsPerDay: 60, minutesPerDay: 240 },
    });
  });

  it('tells what was spent within 24 hours, and of how much', async () => {
    const limits = { callsPerMinute: 6, callsPerDay: 60, minutesPerDay: 240, spendPerDay: '25' };
    test = createTestApp({ limits });
    const id = await test.place('mary', 'bob');
    await test.ask(dialled(id, 'mary')).expect(200);
    await test.tell(event('completed', { price: '0.0158' })).expect(204);
    expect(await status()).toMatchObject({ spentToday: '0.0158', spendLimit: '25' });
    await test.clock.advance(86_400_000);
    expect(await status()).toMatchObject({ spentToday: '0' });
  });

  it('tells who switched calls off, and when', async () => {
    const john = await test.signIn('john');
    await john.put('/api/admin/calls').send({ on: false }).expect(204);
    const at = test.clock.now();
    expect(await status()).toMatchObject({ calls: { on: false, by: 'john', at } });
  });

  it('counts refused webhooks by reason, and notes a flood of them once a minute', async () => {
    for (let n = 0; n < 50; n += 1) {
      await supertest(test.app).post('/webhooks/event').send({}).expect(503);
    }
    await supertest(test.app).get('/webhooks/answer').set('Authorization', 'x').expect(401);
    expect(await status()).toMatchObject({
      refusedWebhooks: { unsigned: 50, 'token-malformed': 1 },
    });
    await settle();
    const kinds = (await test.store.rows('SELECT kind FROM audit')).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'webhook-refused')).toHaveLength(2);
  });
});

describe('PUT /api/admin/calls', () => {
  it.each([{}, { on: 'off' }, { on: null }, []])('wants to know which: %j', async (body) => {
    const john = await test.signIn('john');
    await john.put('/api/admin/calls').send(body).expect(400);
    expect(await status()).toMatchObject({ calls: { on: true } });
  });
});

describe('GET /api/admin/audit', () => {
  it('pages through what happened, newest first', async () => {
    const john = await test.signIn('john');
    await test.signIn('mary');
    await test.place('mary', 'bob');
    const read = async (query: string) =>
      (await john.get(`/api/admin/audit?${query}`).expect(200)).body as AuditPage;
    const all = await read('');
    expect(all).not.toHaveProperty('next');
    expect(all.records[0]).toMatchObject({ kind: 'call-placed', user: 'mary' });
    const first = await read('limit=2');
    const second = await read(`limit=100&before=${first.next ?? ''}`);
    expect([...first.records, ...second.records]).toEqual(all.records);
    await john.get('/api/admin/audit?before=x').expect(400);
  });
});

describe('GET /api/admin/calls', () => {
  it("pages through everybody's calls with who placed them, and no number", async () => {
    const ids = [await test.place('mary', 'bob'), await test.place('john', 'bob')];
    const john = await test.signIn('john');
    const read = async (query: string) =>
      (await john.get(`/api/admin/calls?${query}`).expect(200)).body as AdminCallPage;
    const first = await read('limit=1');
    expect(first.calls).toMatchObject([{ id: ids[1], user: 'john', contactId: 'bob' }]);
    const second = await read(`before=${first.next ?? ''}`);
    expect(second).toMatchObject({ calls: [{ id: ids[0], user: 'mary' }] });
    expect(second).not.toHaveProperty('next');
    expect(JSON.stringify([first, second])).not.toMatch(/\d{10,} *7700|447700/);
  });
});
