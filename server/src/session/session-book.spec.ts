import { randomBytes } from 'node:crypto';
import { createMemoryStore } from '../store/memory-store.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { HttpError } from '../errors.ts';
import { createSessionBook, type SessionBook } from './session-book.ts';

const clock = new FakeClock();
let store = createMemoryStore();
let sessions: SessionBook;

/** Another server on the same store. */
const another = () => createSessionBook({ store, clock, random: randomBytes });

beforeEach(() => {
  store = createMemoryStore();
  sessions = another();
});

async function idOf(secret: string): Promise<string> {
  return (await sessions.find(secret, true))?.id ?? '';
}

describe('the session book', () => {
  it('knows on every server whose secret it is', async () => {
    const secret = await sessions.open('john', 'Firefox');
    const at = clock.now();
    const found = { user: 'john', agent: 'Firefox', createdAt: at, seenAt: at, provenAt: at };
    expect(await sessions.find(secret, true)).toMatchObject(found);
    expect(await another().find(secret, true)).toMatchObject(found);
    expect(await another().find(`x${secret.slice(1)}`, true)).toBeUndefined();
  });

  it('keeps no secret', async () => {
    const secret = await sessions.open('john', '');
    expect(JSON.stringify(await store.rows('SELECT * FROM sessions'))).not.toContain(secret);
  });

  it('lets a session that is watched, but not used, end after an hour', async () => {
    const secret = await sessions.open('john', '');
    await clock.advance(3_600_000 - 1);
    expect(await sessions.find(secret, false)).toBeDefined();
    await clock.advance(1);
    expect(await sessions.find(secret, false)).toBeUndefined();
    expect(await sessions.find(secret, true)).toBeUndefined();
  });

  it('lists and ends the sessions of one user, here at once and elsewhere within 5 s', async () => {
    const [first, second, third, mary] = [
      await sessions.open('john', 'a'),
      await sessions.open('john', 'b'),
      await sessions.open('john', 'c'),
      await sessions.open('mary', 'd'),
    ];
    const elsewhere = another();
    await elsewhere.find(first, true);
    expect((await sessions.list('john')).map(({ agent }) => agent).toSorted()).toEqual([
      'a',
      'b',
      'c',
    ]);

    expect(await sessions.end('mary', { id: await idOf(first) })).toEqual([]);
    expect(await sessions.end('john', { id: await idOf(first) })).toHaveLength(1);
    expect(await sessions.find(first, true)).toBeUndefined();
    await clock.advance(5000);
    expect(await elsewhere.find(first, true)).toBeUndefined();

    expect(await sessions.end('john', { allBut: await idOf(second) })).toHaveLength(1);
    expect(await sessions.find(third, true)).toBeUndefined();
    expect(await sessions.find(second, true)).toBeDefined();
    expect(await sessions.find(mary, true)).toBeDefined();
  });

  it('knows when a user proved again to be that user', async () => {
    const secret = await sessions.open('john', '');
    await clock.advance(600_000);
    await sessions.prove(await idOf(secret));
    expect((await sessions.find(secret, true))?.provenAt).toBe(clock.now());
  });

  it('gives the oldest session of a user up for the two-hundred-and-first', async () => {
    const oldest = await sessions.open('john', '');
    for (let n = 1; n < 201; n += 1) {
      await clock.advance(1);
      await sessions.open('john', '');
    }
    expect(await another().find(oldest, true)).toBeUndefined();
    expect(await sessions.list('john')).toHaveLength(200);
  });

  it('forgets sessions that are over', async () => {
    await sessions.open('john', '');
    await clock.advance(3_600_000);
    await sessions.open('mary', '');
    expect(await store.rows('SELECT username FROM sessions')).toEqual([{ username: 'mary' }]);
  });

  it('signs nobody out while the store is away', async () => {
    const secret = await sessions.open('john', '');
    const book = another();
    await book.find(secret, true);
    await clock.advance(600_000);
    const rows = jest.spyOn(store, 'rows').mockRejectedValue(new HttpError('call-log-away'));
    expect(await book.find(secret, true)).toMatchObject({ user: 'john' });
    await expect(another().find(secret, true)).rejects.toThrow(/call log/);
    rows.mockRestore();
  });
});
