import { Pool } from 'pg';
import { StartError } from '../start-error.ts';
import { postgresPrograms, startPostgres, type RealPostgres } from '../testing/real-postgres.ts';
import { openPostgresStore } from './postgres-store.ts';
import { storeContract } from './store.contract.ts';
import type { KeptEvent } from './store.ts';

const event: KeptEvent = { id: 'e', conversation: 'CON', receivedAt: 1, body: '{}' };
const open = (url: string, onBroken: (error: Error) => void = () => undefined) =>
  openPostgresStore({ url, onBroken });

const [where, test] = postgresPrograms
  ? (['', describe] as const)
  : ([', skipped: there is none here (apt-get install postgresql)', describe.skip] as const);

test(`the PostgreSQL store${where}`, () => {
  let postgres: RealPostgres;

  beforeAll(async () => {
    postgres = await startPostgres(postgresPrograms ?? '');
  }, 60_000);

  afterAll(() => postgres.stop());

  storeContract(async () => open(await postgres.database()));

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
    const pool = new Pool({ connectionString: url });
    await pool.query('INSERT INTO hotline_migrations VALUES (99)');
    await pool.end();
    await expect(open(url)).rejects.toThrow(/newer Hotline \(version 99/);
  });

  it('goes on when its connections were cut', async () => {
    const url = await postgres.database();
    let broken = (): void => undefined;
    const cut = new Promise<void>((resolve) => (broken = resolve));
    const store = await open(url, () => {
      broken();
    });
    const pool = new Pool({ connectionString: url });
    await pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'hotline' AND datname = current_database()`,
    );
    await pool.end();
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
