import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryStore } from '../store/memory-store.ts';
import { openPostgresStore } from '../store/postgres-store.ts';
import { openSqliteStore } from '../store/sqlite-store.ts';
import type { Store } from '../store/store.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { postgresPrograms, startPostgres, type RealPostgres } from '../testing/real-postgres.ts';
import { createSetupLinks } from '../users/setup-links.ts';
import { createUserRegister } from '../users/user-register.ts';
import { createAccountBook } from './account-book.ts';
import { createChallenges } from './challenges.ts';
import { createAttemptBook } from './company/attempt-book.ts';
import { createIdentityBook } from './company/identity-book.ts';
import { createDeviceBook } from './device-book.ts';
import { createPasskeyBook } from './passkey-book.ts';
import { createRateLimits } from './rate-limits.ts';

const clock = new FakeClock();

/** 200 at once, half of them by each of two servers. */
function at200<T>(first: T, second: T, work: (each: T) => Promise<unknown>): Promise<unknown[]> {
  return Promise.all(Array.from({ length: 200 }, (_, n) => work(n % 2 === 0 ? first : second)));
}

/** Holds over two connections to one store, and over one twice. */
function holdsInRaces(open: () => Promise<readonly [Store, Store]>): void {
  let stores: readonly [Store, Store];
  const outside = (n: 0 | 1) => ({ store: stores[n], clock, random: randomBytes });
  /** The same for each of two servers. */
  const both = <T>(create: (from: ReturnType<typeof outside>) => T): [T, T] => [
    create(outside(0)),
    create(outside(1)),
  ];

  beforeEach(async () => {
    stores = await open();
    await createUserRegister(outside(0)).add('alice', true);
  });

  afterEach(async () => {
    await Promise.all([...new Set(stores)].map((store) => store.close()));
  });

  it('a setup link is used by one of 200', async () => {
    const [first, second] = both(createSetupLinks);
    const token = (await first.make('alice')) ?? '';
    const users = await at200(first, second, (each) => each.use(token));
    expect(users.filter((user) => user === 'alice')).toHaveLength(1);
    expect(users.filter((user) => user === undefined)).toHaveLength(199);
  });

  it('a way back from the company is gone by one of 200', async () => {
    const [first, second] = both(createAttemptBook);
    const traveller = { user: 'alice', session: 's' };
    const secret = await first.begin(traveller);
    const taken = await at200(first, second, (each) => each.take(secret));
    expect(taken.filter((each) => each !== undefined)).toEqual([traveller]);
  });

  it('an identity is connected with one of two users, until that one is disabled', async () => {
    const register = createUserRegister(outside(0));
    await register.add('mary', false);
    const [first, second] = both(createIdentityBook);
    const identity = { iss: 'https://login.example', sub: 'a' };
    const users = new Map([
      [first, 'alice'],
      [second, 'mary'],
    ]);
    await at200(first, second, (each) => each.connect(users.get(each) ?? '', identity));
    const user = (await first.userOf(identity)) ?? '';
    expect(['alice', 'mary']).toContain(user);
    expect(await second.has(user, identity.iss)).toBe(true);
    expect(await second.has(user === 'mary' ? 'alice' : 'mary', identity.iss)).toBe(false);
    await register.disable(user);
    expect(await first.connect(user, identity)).toBe(false);
    await register.add(user, false);
    expect(await second.userOf(identity)).toBeUndefined();
    expect(await second.connect(user, identity)).toBe(true);
    expect(await first.disconnect(user)).toBe(true);
    expect(await first.disconnect(user)).toBe(false);
  });

  it('a challenge is taken by one of 200', async () => {
    const [first, second] = both(createChallenges);
    const purpose = { purpose: 'sign-in', user: '' } as const;
    const challenge = await first.make(purpose);
    expect(await first.take(challenge, { ...purpose, purpose: 'proof' })).toBe(false);
    const taken = await at200(first, second, (each) => each.take(challenge, purpose));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it('of 200 attempts there is room for as many as the limit says', async () => {
    const [first, second] = both(createRateLimits);
    const limits = [
      { name: 'one', most: 5, windowMs: 1000 },
      { name: 'two', most: 9, windowMs: 60_000 },
    ];
    const counted = await at200(first, second, (each) => each.count(limits));
    // Some find the first one full, and some that look at it a moment too early the second one.
    const refused = counted.filter((retryAfter) => retryAfter !== undefined);
    expect(refused).toHaveLength(195);
    expect(new Set([...refused, 1000, 60_000]).size).toBe(2);
    await clock.advance(1000);
    expect(await first.count([{ name: 'one', most: 5, windowMs: 1000 }])).toBeUndefined();
    await first.clear({ name: 'two', most: 9, windowMs: 60_000 });
    expect(await second.count([{ name: 'two', most: 1, windowMs: 1000 }])).toBeUndefined();
    await first.giveBack({ name: 'two', most: 1, windowMs: 1000 });
    expect(await second.count([{ name: 'two', most: 1, windowMs: 1000 }])).toBeUndefined();
    expect(await second.count([{ name: 'two', most: 1, windowMs: 1000 }])).toBe(1000);
  });

  it('a passkey is added once, and gone with its user', async () => {
    const { store } = outside(0);
    const passkeys = createPasskeyBook({ store, clock });
    const passkey = { id: 'k', user: 'alice', publicKey: 'key', counter: 0, transports: ['usb'] };
    const added = await at200(passkeys, passkeys, (each) => each.add({ ...passkey, label: 'L' }));
    expect(added.filter(Boolean)).toHaveLength(1);
    await Promise.all([passkeys.used('k', 7), passkeys.used('k', 6)]);
    expect(await passkeys.find('k')).toMatchObject({ ...passkey, counter: 7 });
    const register = createUserRegister(outside(0));
    expect(await register.list()).toEqual([
      { name: 'alice', admin: true, disabled: false, passkeys: 1, passphrase: false },
    ]);
    await createAccountBook({ store }).setPassphrase('alice', 'kept');
    expect(await register.add('alice', false)).toBe(false);
    expect(await register.disable('alice')).toBe(true);
    expect(await register.disable('alice')).toBe(false);
    expect(await store.rows('SELECT id FROM passkeys')).toEqual([]);
    expect(await passkeys.add({ ...passkey, id: 'late', label: 'L' })).toBe(false);
    expect(await register.add('alice', false)).toBe(true);
    expect(await passkeys.find('k')).toBeUndefined();
    expect(await createAccountBook({ store }).find('alice')).toMatchObject({ passphrase: null });
    expect((await register.list())[0]).toMatchObject({ admin: false, passkeys: 0 });
  });

  it('a user has fifty known browsers, the latest', async () => {
    const devices = createDeviceBook(outside(0));
    const first = await devices.remember(undefined, 'alice');
    expect(await devices.remember(first, 'bob')).toBe(first);
    expect(await devices.remember('made-up', 'bob')).not.toBe('made-up');
    for (let n = 0; n < 50; n += 1) {
      await clock.advance(1);
      await devices.remember(undefined, 'alice');
    }
    expect(await devices.knows(first, 'alice')).toBe(false);
    expect(await devices.knows(first, 'bob')).toBe(true);
  });
}

describe('in memory', () => {
  holdsInRaces(() => {
    const store = createMemoryStore();
    return Promise.resolve([store, store]);
  });
});

describe('in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'races-'));
  let made = 0;

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  holdsInRaces(() => {
    const store = openSqliteStore({ folder: join(folder, String((made += 1))), pid: 1 });
    return Promise.resolve([store, store]);
  });
});

const title = `in PostgreSQL${postgresPrograms ? '' : ' (skipped: apt-get install postgresql)'}`;

(postgresPrograms ? describe : describe.skip)(title, () => {
  let postgres: RealPostgres;

  beforeAll(async () => {
    postgres = await startPostgres(postgresPrograms ?? '');
  });

  afterAll(async () => {
    await postgres.stop();
  });

  holdsInRaces(async () => {
    const url = await postgres.database();
    const open = () => openPostgresStore({ url, onBroken: () => undefined });
    return [await open(), await open()];
  });
});
