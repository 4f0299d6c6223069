import { FakeClock, settle } from '../testing/fake-clock.ts';
import { oldCall } from '../testing/first-version.ts';
import { createMemoryStore } from './memory-store.ts';
import { keepRetention } from './retention.ts';
import { sql } from './sql.ts';

const day = 86_400_000;

async function started(ages: Readonly<Record<string, number>>) {
  const clock = new FakeClock();
  const store = createMemoryStore();
  const call = {
    status: 'ended',
    dialedAt: 1,
    voicemail: false,
    endedAt: 2,
    reason: 'busy',
  } as const;
  for (const [id, age] of Object.entries(ages)) {
    await store.place({ ...oldCall(id), placedAt: clock.now() - age * day, call });
  }
  const log = { info: jest.fn(), warn: jest.fn() };
  const start = (from: Parameters<typeof keepRetention>[0]['store'] = store) =>
    keepRetention({ store: from, clock, log, days: 30 });
  const left = async () => (await store.page('john', 999)).calls.map(({ id }) => id);
  return { clock, store, log, start, left };
}

const forgetTokens = () => Promise.resolve(0);
const write = () => Promise.resolve([]);

describe('the retention of calls', () => {
  it('forgets at the start what is older, and nothing else', async () => {
    const { start, left, log } = await started({ older: 31, old: 30.001, young: 30, new: 0 });
    start();
    await settle();
    expect(await left()).toEqual(['new', 'young']);
    expect(log.info).toHaveBeenCalledWith({ code: 'old-calls-forgotten', gone: 2 });
  });

  it('goes on until all of it is gone', async () => {
    const many = Array.from({ length: 120 }, (_, index) => [`old-${index}`, 40] as const);
    const { start, left } = await started(Object.fromEntries([...many, ['new', 1]]));
    start();
    await settle();
    expect(await left()).toEqual(['new']);
  });

  it('looks again every hour', async () => {
    const { start, left, clock } = await started({ 'nearly-old': 29.99, new: 0 });
    const end = start();
    await settle();
    expect(await left()).toHaveLength(2);
    await clock.advance(3_600_000);
    expect(await left()).toEqual(['new']);
    end();
  });

  it('forgets within two hours what tokens were used for', async () => {
    const { start, store, clock } = await started({});
    const end = start();
    const usedAt = clock.now();
    await store.claim({ id: 'jti', usedFor: 'a', usedAt });
    const again = () => store.claim({ id: 'jti', usedFor: 'b', usedAt: clock.now() });
    await clock.advance(3_600_000);
    expect(await again()).toMatchObject({ usedFor: 'a' });
    await clock.advance(3_600_000);
    expect(await again()).toMatchObject({ usedFor: 'b' });
    end();
  });

  it('forgets what was noted for the admins before, and no more', async () => {
    const { start, clock, store } = await started({});
    const insert = 'INSERT INTO audit (at, kind, username, details) VALUES ($1, $2, $3, $4)';
    const noted = (at: number, kind: string) => store.write(sql(insert, at, kind, '', '{}'));
    for (let n = 0; n < 120; n += 1) await noted(clock.now() - 30 * 86_400_000 - 1, 'old');
    await noted(clock.now() - 30 * 86_400_000, 'young');
    const end = start();
    const left = async () => (await store.rows('SELECT kind FROM audit')).map(({ kind }) => kind);
    while ((await left()).length > 1) await settle();
    await settle();
    expect(await left()).toEqual(['young']);
    end();
  });

  it('says what failed, and tries again an hour later', async () => {
    const { start, clock, log } = await started({});
    const forget = jest.fn(() => Promise.reject(new Error('away')));
    const end = start({ forget, forgetTokens, write });
    await settle();
    expect(log.warn).toHaveBeenCalledTimes(1);
    await clock.advance(3_600_000);
    expect(forget).toHaveBeenCalledTimes(2);
    end();
  });

  it('ends when it is ended', async () => {
    const { start, clock } = await started({});
    const forget = jest.fn(() => Promise.resolve(0));
    start({ forget, forgetTokens, write })();
    await clock.advance(36_000_000);
    expect(forget).toHaveBeenCalledTimes(1);
  });
});
