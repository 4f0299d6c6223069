import { createLog } from '../log.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { createTestApp, dialled } from '../testing/test-app.ts';
import { createPresence } from './presence.ts';

it('notes a page when it comes, every 10 s while it is there, and when it goes, and tells it of its calls', async () => {
  const clock = new FakeClock();
  const start = clock.now();
  const noted: unknown[] = [];
  const inCall: number[] = [];
  const seen = (user: string, page: string) => {
    noted.push([clock.now() - start, user, page]);
    return noted.length === 2
      ? Promise.reject(new Error('away'))
      : Promise.resolve(noted.length === 3);
  };
  const presence = createPresence({ callLog: { seen }, clock, log: createLog('silent') });
  const leave = presence.enter('john', 'tab', () => {
    inCall.push(clock.now() - start);
    return Promise.resolve();
  });
  await clock.advance(25_000);
  leave();
  await clock.advance(60_000);
  expect(noted).toEqual([0, 10_000, 20_000, 25_000].map((at) => [at, 'john', 'tab']));
  expect(inCall).toEqual([20_000]);
});

it('puts off the look at a call while the page with its sound is there', async () => {
  const test = createTestApp();
  const page = '7d444840-9dc0-41d1-b245-5ffdce74fad2';
  const john = await test.signIn('john');
  const res = await john.post('/api/calls').send({ contactId: 'bob', page }).expect(201);
  const { id } = res.body as { id: string };
  await test.ask(dialled(id)).expect(200);
  const placedAt = test.clock.now();
  expect(await test.store.find(id)).toMatchObject({ lookAt: placedAt + 30_000 });
  await john.post('/api/calls').send({ contactId: 'bob', page: 'not-an-id' }).expect(400);
});
