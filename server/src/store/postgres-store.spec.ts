import { Pool } from 'pg';
import { StartError } from '../start-error.ts';
import { postgresPrograms, startPostgres, type RealPostgres } from '../testing/real-postgres.ts';
import { openPostgresStore } from './postgres-store.ts';
import {
  expectUpgraded,
  firstVersionPostgres as firstVersion,
  oldCall,
} from '../testing/first-version.ts';
import { storeContract } from './store.contract.ts';
import type { KeptEvent, StoredCall } from './store.ts';

const event: KeptEvent = {
  id: 'e',
  conversation: 'CON',
  receivedAt: 1,
  body: '{}',
  trouble: false,
};
const open = (url: string, onBroken: (error: Error) => void = () => undefined) =>
  openPostgresStore({ url, onBroken });

/** Sends SQL as somebody else. */
async function ask(url: string, sql: string): Promise<void> {
  const pool = new Pool({ connectionString: url });
  await pool.query(sql);
  await pool.end();
}

const cutAll = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE application_name = 'hotline' AND datname = current_database()`;

const [where, test] = postgresPrograms
  ? (['', describe] as const)
  : ([', skipped: there is none here (apt-get install postgresql)', describe.skip] as const);

test(`the PostgreSQL store${where}`, () => {
  let postgres: RealPostgres;

  beforeAll(async () => {
    postgres = await startPostgres(postgresPrograms ?? '');
  });

  afterAll(() => postgres.stop(), 30_000);

  let emptied: string | undefined;

  /** One database for the whole contract: making one takes longer than all else. */
  storeContract(async () => {
    emptied ??= await postgres.database();
    const store = await open(emptied);
    await ask(emptied, 'TRUNCATE calls, events, notes, leases, tokens, audit, switches');
    return store;
  });

  it('opens tables of the first version, and reads its calls as its own', async () => {
    const url = await postgres.database();
    await ask(url, firstVersion);
    const store = await open(url);
    await expectUpgraded(store);
    await store.close();
  });

  it('hears of what another server keeps, once', async () => {
    const url = await postgres.database();
    const [here, there] = [await open(url), await open(url)];
    const told: (string | undefined)[] = [];
    const first = new Promise<void>((resolve) => {
      there.onChange((user) => {
        told.push(user);
        resolve();
      });
    });
    await here.place(oldCall('a'));
    await first;
    expect(told).toEqual(['john']);
    expect((await there.changesAfter('john', 0, 9)).map(({ call }) => call.id)).toEqual(['a']);
    const complained = new Promise<void>((resolve) => {
      there.onChange(() => {
        resolve();
      });
    });
    await here.hear({ ...event, trouble: true }, (call) => call);
    await complained;
    expect(told).toEqual(['john', undefined]);
    await here.close();
    await there.close();
  });

  it('says that something may have been missed when it can listen again, and listens', async () => {
    const url = await postgres.database();
    const [here, there] = [await open(url), await open(url)];
    const told: (string | undefined)[] = [];
    let wake = (): void => undefined;
    there.onChange((user) => {
      told.push(user);
      wake();
    });
    const next = () => new Promise<void>((resolve) => (wake = resolve));
    const missed = next();
    await ask(url, `${cutAll} AND query LIKE 'LISTEN%'`);
    await missed;
    expect(told).toEqual([undefined]);
    await here.place(oldCall('a'));
    while (told.at(-1) !== 'john') await next();
    await here.close();
    await there.close();
  });

  it('comes to rest when it is closed while it tells the others', async () => {
    const store = await open(await postgres.database());
    const placed = ['john', 'mary', 'sue'].map((user) => store.place({ ...oldCall(user), user }));
    await Promise.all(placed);
    await store.close();
    await new Promise((resolve) => setImmediate(resolve));
  });

  it('lets two servers change the same calls at once, and hides nothing from who reads', async () => {
    const url = await postgres.database();
    const stores = [await open(url), await open(url)];
    const names = Array.from({ length: 8 }, (_, n) => `user-${n}`);
    for (const [n, name] of names.entries()) {
      await stores[n % 2]?.place({ ...oldCall(name), user: `john-${n % 3}-${n}` });
      await stores[n % 2]?.redeem(name, `CON-${name}`, (stored) => ({
        ...stored,
        claim: { conversation: `CON-${name}`, uuid: 'leg', at: 1 },
      }));
    }
    const raise = (stored: StoredCall) => ({
      ...stored,
      price: String(Number(stored.price ?? 0) + 1),
    });
    const changes = Array.from({ length: 400 }, async (_, n): Promise<void> => {
      const name = names[(n * 7) % names.length] ?? '';
      const store = stores[n % 2];
      if (n % 5 === 0) {
        await store?.update(name, raise);
        return;
      }
      const id = `${n}`;
      await store?.hear({ ...event, id, conversation: `CON-${name}` }, raise);
    });
    await Promise.all(changes);
    const prices = await Promise.all(names.map(async (name) => await stores[0]?.find(name)));
    expect(prices.map((found) => Number(found?.price)).reduce((a, b) => a + b)).toBe(400);
    await Promise.all(stores.map((store) => store.close()));
  });

  it('keeps what was told when it is opened again', async () => {
    const url = await postgres.database();
    for (const heard of ['call-unknown', 'repeat', 'repeat']) {
      const store = await open(url);
      expect(await store.hear(event, (call) => call)).toBe(heard);
      await store.close();
    }
  });

  it('is made once, by many servers that start at once, and shared by them', async () => {
    const url = await postgres.database();
    const stores = await Promise.all(Array.from({ length: 8 }, () => open(url)));
    const heard = await Promise.all(stores.map((store) => store.hear(event, (call) => call)));
    expect(heard.filter((each) => each !== 'repeat')).toEqual(['call-unknown']);
    await Promise.all(stores.map((store) => store.close()));
  });

  it('refuses tables that a newer program has made', async () => {
    const url = await postgres.database();
    await (await open(url)).close();
    await ask(url, 'INSERT INTO hotline_migrations VALUES (99)');
    await expect(open(url)).rejects.toThrow(/newer Hotline \(version 99/);
  });

  it('goes on when its connections were cut', async () => {
    const url = await postgres.database();
    let broken = (): void => undefined;
    const cut = new Promise<void>((resolve) => (broken = resolve));
    const store = await open(url, () => {
      broken();
    });
    await ask(url, cutAll);
    await cut;
    expect(await store.hear(event, (call) => call)).toBe('call-unknown');
    await store.close();
  });

  it('says in one line what is missing: the database', async () => {
    const url = `postgresql://postgres:secret@/nowhere?host=${postgres.folder}`;
    const error: unknown = await open(url).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StartError);
    expect(String(error)).toMatch(
      /Cannot use the database \/.+:5432\/nowhere \(3D000\): DATABASE_URL=$/,
    );
    expect(String(error)).not.toContain('secret');
  });
});

describe('a PostgreSQL that is not there', () => {
  it('is said in one line, without the password', async () => {
    const url = 'postgresql://hotline:secret@127.0.0.1:1/calls';
    const error: unknown = await open(url).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StartError);
    expect(String(error)).toBe(
      'StartError: Cannot use the database 127.0.0.1:1/calls (ECONNREFUSED): DATABASE_URL=',
    );
  });

  it.each(['postgresql://hotline:secret@[/calls', 'postgresql://hotline:secret@host:port/calls'])(
    'is said without the password when its URL cannot be read: %s',
    async (url) => {
      const error: unknown = await open(url).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(StartError);
      expect(String(error)).toMatch(/DATABASE_URL cannot be read/);
      expect(String(error)).not.toContain('secret');
    },
  );
});
