import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCallsSwitch } from '../limits/calls-switch.ts';
import { openPostgresStore } from '../store/postgres-store.ts';
import { openSqliteStore } from '../store/sqlite-store.ts';
import type { Store } from '../store/store.ts';
import { oldCall, overCall } from '../testing/first-version.ts';
import { postgresPrograms, startPostgres, type RealPostgres } from '../testing/real-postgres.ts';
import { backup } from './backup.ts';
import { calls } from './calls.ts';
import { erase } from './erase.ts';

describe('the commands for a log in a file', () => {
  let root: string;
  let dataDir: string;
  let store: Store;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'commands-'));
    dataDir = join(root, 'data');
    store = openSqliteStore({ folder: dataDir, pid: 1 });
  });

  afterEach(async () => {
    await store.close();
    rmSync(root, { recursive: true });
  });

  function hear(n: number) {
    const event = { receivedAt: n, body: `{"n":${n}}`, trouble: false };
    return store.hear({ ...event, id: String(n), conversation: 'CON' }, (call) => call);
  }

  it('copy it while the server writes: all that was acknowledged, and no half of anything', async () => {
    await store.place(oldCall('a'));
    for (let n = 0; n < 200; n += 1) await hear(n);
    const still = { copying: true };
    const file = join(root, 'copy');
    const copied = backup({ dataDir, file }).finally(() => (still.copying = false));
    let n = 200;
    while (still.copying) await hear((n += 1));
    await copied;
    expect(statSync(file).mode & 0o777).toBe(0o600);

    const elsewhere = join(root, 'elsewhere');
    mkdirSync(elsewhere);
    copyFileSync(file, join(elsewhere, 'hotline.db'));
    const restored = openSqliteStore({ folder: elsewhere, pid: 2 });
    const events = await restored.events('CON');
    expect(events.length).toBeGreaterThanOrEqual(200);
    expect(events).toEqual((await store.events('CON')).slice(0, events.length));
    expect(await restored.find('a')).toEqual(oldCall('a'));
    await restored.close();
  });

  it('switch calls off while the server runs, which is audited', async () => {
    const clock = { now: () => 7 };
    expect(await calls({ dataDir, clock })).toEqual({ on: true });
    const off = { on: false, by: 'npm run calls', at: 7 };
    expect(await calls({ dataDir, clock, on: false })).toEqual(off);
    expect(await calls({ dataDir, clock })).toEqual(off);
    expect(await createCallsSwitch({ store, clock }).read()).toEqual(off);
    const details = '{"calls":"off","by":"npm run calls"}';
    expect(await store.rows('SELECT kind, details FROM audit')).toEqual([
      { kind: 'limits-changed', details },
    ]);
    const nothing = join(root, 'nothing');
    await expect(calls({ dataDir: nothing, clock })).rejects.toThrow(/no Hotline in .*DATA_DIR=/);
  });

  it('never overwrite a file, nor leave half of one', async () => {
    const file = join(root, 'copy');
    await backup({ dataDir, file });
    await expect(backup({ dataDir, file })).rejects.toThrow(/there already/);
    const nothing = join(root, 'nothing');
    await expect(backup({ dataDir: nothing, file: join(root, 'b') })).rejects.toThrow(/no calls/);
    expect(existsSync(join(root, 'b'))).toBe(false);
    expect(existsSync(join(root, 'b.partial'))).toBe(false);
    await expect(backup({ dataDir, file: join(nothing, 'b') })).rejects.toThrow(/Cannot write/);
  });

  it('forget a person while the server runs', async () => {
    await store.place(overCall('a'));
    await store.place(oldCall('going on'));
    await store.place({ ...overCall('b'), user: 'mary', contactId: 'sue' });
    expect(await erase({ dataDir, person: { user: 'john' } })).toEqual({ gone: 1, left: 1 });
    expect(await store.find('a')).toBeUndefined();
    expect(await store.find('going on')).toBeDefined();
    expect(await erase({ dataDir, person: { contactId: 'sue' } })).toEqual({ gone: 1, left: 0 });
    expect(await store.find('b')).toBeUndefined();
    await expect(erase({ dataDir: root, person: { user: 'john' } })).rejects.toThrow(/no calls/);
  });
});

const title = `the commands for a log in PostgreSQL${postgresPrograms ? '' : ' (skipped: apt-get install postgresql)'}`;

(postgresPrograms ? describe : describe.skip)(title, () => {
  let root: string;
  let postgres: RealPostgres;

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'commands-'));
    postgres = await startPostgres(postgresPrograms ?? '');
  });

  afterAll(async () => {
    await postgres.stop();
    rmSync(root, { recursive: true });
  });

  const open = (url: string) => openPostgresStore({ url, onBroken: () => undefined });

  it('copy it, to be restored elsewhere, and forget a person', async () => {
    const url = await postgres.database();
    const store = await open(url);
    await store.place(overCall('a'));
    await store.note('a', [{ at: 1, kind: 'placed', body: '{}' }]);
    const file = join(root, 'copy');
    const databaseUrl = url.replace('postgres@', 'postgres:s%2Fcret@');
    await backup({ databaseUrl, dataDir: root, file });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await erase({ databaseUrl, dataDir: root, person: { user: 'john' } })).toEqual({
      gone: 1,
      left: 0,
    });
    expect(await store.find('a')).toBeUndefined();
    await store.close();

    const elsewhere = await postgres.database();
    const restore = join(postgresPrograms ?? '', 'pg_restore');
    execFileSync(restore, [`--dbname=${elsewhere}`, file], { stdio: 'pipe' });
    const restored = await open(elsewhere);
    expect(await restored.find('a')).toEqual(overCall('a'));
    expect(await restored.notes('a')).toEqual([{ at: 1, kind: 'placed', body: '{}' }]);
    await restored.close();
  });

  it('say what went wrong without the password', async () => {
    const databaseUrl = `postgresql://postgres:secret@/nowhere?host=${postgres.folder}`;
    const failed = backup({ databaseUrl, dataDir: root, file: join(root, 'none') });
    await expect(failed).rejects.toThrow(/^pg_dump failed: (?!.*secret)/);
    expect(existsSync(join(root, 'none'))).toBe(false);
  });
});
