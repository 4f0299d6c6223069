import type { Timeline } from '@hotline/protocol/timeline';
import supertest from 'supertest';
import { createTestApp, dialled, event, type TestApp } from '../testing/test-app.ts';

async function timeline(test: TestApp, id: string): Promise<Timeline> {
  const res = await (await test.signIn('john')).get(`/api/calls/${id}/timeline`).expect(200);
  return res.body as Timeline;
}

const told = (test: TestApp, payload: object) => test.tell(payload).expect(204);

it('shows on one axis what everybody told of a call', async () => {
  const test = createTestApp();
  const john = await test.signIn('john');
  const start = test.clock.now();
  const id = await test.place('john', 'bob');
  await test.clock.advance(100);
  await test.ask(dialled(id)).expect(200);
  await told(test, event('answered', { uuid: 'leg-of-john' }));
  await test.clock.advance(900);
  const timestamp = new Date(start + 500).toISOString();
  await told(test, event('ringing', { timestamp, to: '447700900001' }));
  await told(test, { reason: 'Cannot reach 447700900001', conversation_uuid: 'CON-leg-of-john' });
  const browser = { now: 5000, notes: [{ at: 4300, what: 'leg:status:update', detail: { n: 1 } }] };
  await john.post(`/api/calls/${id}/notes`).send(browser).expect(204);
  await john.delete(`/api/calls/${id}`).expect(204);

  const { call, user, entries } = await timeline(test, id);
  expect([call.id, user]).toEqual([id, 'john']);
  expect(entries.map(({ at, from, what, leg }) => [at - start, from, what, leg])).toEqual([
    [0, 'server', 'placed', undefined],
    [100, 'platform', 'answered', 'caller'],
    [100, 'server', 'answered the platform', undefined],
    [300, 'browser', 'leg:status:update', undefined],
    [500, 'platform', 'ringing', 'contact'],
    [1000, 'platform', 'error', undefined],
    [1000, 'server', 'let go', undefined],
  ]);
  const text = JSON.stringify(entries);
  expect(text).toContain('Transferring your call now.');
  expect(text).not.toContain('900001');
});

it('is its user’s alone, to read and to add to', async () => {
  const test = createTestApp();
  const id = await test.place('john', 'bob');
  const mary = await test.signIn('mary');
  const browser = { now: 1, notes: [{ at: 1, what: 'x' }] };
  await mary.get(`/api/calls/${id}/timeline`).expect(404);
  await mary.post(`/api/calls/${id}/notes`).send(browser).expect(404);
  await supertest(test.app).get(`/api/calls/${id}/timeline`).expect(401);
  expect((await timeline(test, id)).entries).toHaveLength(1);
});

it.each([
  ['before the call', -9_000_000, 0],
  ['in the future', 9_000_000, 1000],
  ['at no possible time', -1e300, 0],
])('believes no browser that saw something %s', async (_, at, seen) => {
  const test = createTestApp();
  const start = test.clock.now();
  const id = await test.place('john', 'bob');
  await test.clock.advance(1000);
  const john = await test.signIn('john');
  await john
    .post(`/api/calls/${id}/notes`)
    .send({ now: 0, notes: [{ at, what: 'x' }] })
    .expect(204);
  const { entries } = await timeline(test, id);
  expect(entries.find(({ from }) => from === 'browser')?.at).toBe(start + seen);
});

it('takes 500 notes a call, and lets the rest go', async () => {
  const test = createTestApp();
  const id = await test.place('john', 'bob');
  const john = await test.signIn('john');
  const notes = Array.from({ length: 50 }, (_, at) => ({ at, what: 'x' }));
  for (let times = 0; times < 11; times += 1) {
    await john.post(`/api/calls/${id}/notes`).send({ now: 99, notes }).expect(204);
  }
  expect((await timeline(test, id)).entries).toHaveLength(501);
});

it.each([
  ['nothing', {}],
  ['no notes', { now: 1, notes: [] }],
  ['too many', { now: 1, notes: Array.from({ length: 51 }, () => ({ at: 1, what: 'x' })) }],
  ['a detail that is a list', { now: 1, notes: [{ at: 1, what: 'x', detail: { y: [1] } }] }],
])('refuses %s', async (_, body) => {
  const test = createTestApp();
  const id = await test.place('john', 'bob');
  const john = await test.signIn('john');
  await john.post(`/api/calls/${id}/notes`).send(body).expect(400);
});
