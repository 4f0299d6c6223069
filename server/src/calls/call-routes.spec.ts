import type { CallPage, PlacedCall } from '@hotline/protocol/placed-call';
import supertest from 'supertest';
import { createTestApp, dialled, event, type TestApp } from '../testing/test-app.ts';
import { matching } from '../testing/matching.ts';

async function answered(test: TestApp): Promise<string> {
  const id = await test.place('john', 'bob');
  await test.ask(dialled(id)).expect(200);
  await test.tell(event('answered')).expect(204);
  return id;
}

async function callOf({ store }: TestApp, id: string) {
  return (await store.find(id))?.call;
}

describe('POST /api/calls', () => {
  it('places a call and answers with the id to dial', async () => {
    const test = createTestApp();
    const john = await test.signIn('john');
    const res = await john.post('/api/calls').send({ contactId: 'bob' }).expect(201);
    expect(res.body).toEqual({ id: matching(/^[a-z2-7]{26}$/) });
    const { id } = res.body as PlacedCall;
    expect(await callOf(test, id)).toMatchObject({ status: 'dialing', dialedAt: test.clock.now() });
  });

  it.each(['nobody', 'alice', '447700900001', '__proto__'])(
    'refuses %j, who is not on the pad',
    async (contactId) => {
      const john = await createTestApp().signIn('john');
      const res = await john.post('/api/calls').send({ contactId });
      expect(res.status).toBe(404);
      expect(res.body).toMatchObject({ code: 'contact-unknown' });
    },
  );

  it('refuses a second call while the first one lives', async () => {
    const test = createTestApp();
    const john = await test.signIn('john');
    await test.place('john', 'bob');
    const res = await john.post('/api/calls').send({ contactId: 'bob' });
    expect(res.status).toBe(409);
    expect(res.body).toMatchObject({ code: 'call-in-progress' });
  });

  it('lets two users call at the same time', async () => {
    const test = createTestApp();
    const ids = [await test.place('john', 'bob'), await test.place('mary', 'bob')];
    expect(new Set(ids).size).toBe(2);
  });

  it('places one of two calls that are asked for at once', async () => {
    const john = await createTestApp().signIn('john');
    const place = () => john.post('/api/calls').send({ contactId: 'bob' });
    const statuses = (await Promise.all([place(), place()])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([201, 409]);
  });

  it('is for those who are signed in', async () => {
    const { app } = createTestApp();
    await supertest(app).post('/api/calls').send({ contactId: 'bob' }).expect(401);
  });
});

describe('DELETE /api/calls/:id', () => {
  it('cancels a call that nobody answered, so that its id is worthless', async () => {
    const test = createTestApp();
    const john = await test.signIn('john');
    const id = await test.place('john', 'bob');
    await john.delete(`/api/calls/${id}`).expect(204);
    expect(await callOf(test, id)).toMatchObject({ status: 'ended', reason: 'cancelled' });
    const res = await test.ask(dialled(id));
    expect(res.body).toEqual([expect.objectContaining({ action: 'talk' })]);
  });

  it('leaves an answered call to the platform, but frees the line at once', async () => {
    const test = createTestApp();
    const id = await answered(test);
    const john = await test.signIn('john');
    await john.delete(`/api/calls/${id}`).expect(204);
    expect(await callOf(test, id)).toMatchObject({ status: 'answered' });
    await test.place('john', 'bob');
  });

  it('changes nothing of a call that is over', async () => {
    const test = createTestApp();
    const id = await answered(test);
    await test.tell(event('completed'));
    const own = event('completed', { uuid: 'leg-of-john' });
    await test.tell(own);
    const before = await test.store.find(id);
    await (await test.signIn('john')).delete(`/api/calls/${id}`).expect(204);
    expect(await test.store.find(id)).toBe(before);
  });

  it('keeps why the page had to let go of it', async () => {
    const test = createTestApp();
    const id = await test.place('john', 'bob');
    const john = await test.signIn('john');
    await john.delete(`/api/calls/${id}?because=bored`).expect(400);
    await john.delete(`/api/calls/${id}?because=service-fault`).expect(204);
    expect((await test.store.find(id))?.call).toMatchObject({ reason: 'service-fault' });
  });

  it('notes that a call is wanted over which the platform still carries', async () => {
    const test = createTestApp();
    const id = await answered(test);
    await test.tell(event('completed'));
    await (await test.signIn('john')).delete(`/api/calls/${id}`).expect(204);
    const letGoAt = test.clock.now();
    expect(await test.store.find(id)).toMatchObject({ letGoAt, lookAt: letGoAt + 2000 });
  });

  it("does not know the calls of others, and doesn't touch them", async () => {
    const test = createTestApp();
    const id = await test.place('john', 'bob');
    const res = await (await test.signIn('mary')).delete(`/api/calls/${id}`);
    expect(res.status).toBe(404);
    expect(res.body).toMatchObject({ code: 'call-unknown' });
    expect(await callOf(test, id)).toMatchObject({ status: 'dialing' });
  });
});

describe('GET /api/calls', () => {
  it("lists the user's own calls, newest first", async () => {
    const test = createTestApp();
    const john = await test.signIn('john');
    const first = await test.place('john', 'bob');
    await john.delete(`/api/calls/${first}`);
    const second = await test.place('john', 'bob');
    await test.place('mary', 'alice');
    const res = await john.get('/api/calls').expect(200);
    expect((res.body as CallPage).calls.map(({ id, call }) => [id, call.status])).toEqual([
      [second, 'dialing'],
      [first, 'ended'],
    ]);
  });

  it('goes on where a page ended, and shows the calls to one contact alone', async () => {
    const test = createTestApp();
    const mary = await test.signIn('mary');
    const ids: string[] = [];
    for (const contactId of ['bob', 'alice', 'bob']) {
      const id = await test.place('mary', contactId);
      await mary.delete(`/api/calls/${id}`);
      ids.unshift(id);
    }
    const page = async (query: object) =>
      (await mary.get('/api/calls').query(query).expect(200)).body as CallPage;
    const first = await page({ limit: 2 });
    expect(first.calls.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    const second = await page({ limit: 2, before: first.next });
    expect(second).toMatchObject({ calls: [{ id: ids[2] }] });
    expect(second).not.toHaveProperty('next');
    const alice = await page({ contactId: 'alice' });
    expect(alice.calls.map(({ id }) => id)).toEqual([ids[1]]);
    await mary.get('/api/calls').query({ limit: 101 }).expect(400);
  });

  it('shows one call of the user, and nobody else’s', async () => {
    const test = createTestApp();
    const id = await test.place('john', 'bob');
    const res = await (await test.signIn('john')).get(`/api/calls/${id}`).expect(200);
    expect(res.body).toMatchObject({ id, contactId: 'bob', call: { status: 'dialing' } });
    await (await test.signIn('mary')).get(`/api/calls/${id}`).expect(404);
    await supertest(test.app).get(`/api/calls/${id}`).expect(401);
  });
});
