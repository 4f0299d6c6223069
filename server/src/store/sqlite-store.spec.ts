import { chmodSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartError } from '../start-error.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { storeContract } from './store.contract.ts';
import type { KeptEvent, Store } from './store.ts';

const root = mkdtempSync(join(tmpdir(), 'sqlite-'));
let made = 0;
const newFolder = () => join(root, String((made += 1)));
const open = (folder: string) => openSqliteStore({ folder, pid: 4711 });

const event: KeptEvent = { id: 'e', conversation: 'CON', receivedAt: 1, body: '{}' };

afterAll(() => {
  rmSync(root, { recursive: true });
});

function refusal(folder: string): unknown {
  try {
    open(folder);
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('the SQLite store', () => {
  storeContract(() => Promise.resolve(open(newFolder())));
});

describe('the folder of the SQLite store', () => {
  let folder: string;
  let store: Store;

  beforeEach(() => {
    folder = newFolder();
    store = open(folder);
  });

  afterEach(() => store.close());

  it('is for this user alone', async () => {
    await store.hear(event, (call) => call);
    const mode = (name: string) => (statSync(join(folder, name)).mode & 0o777).toString(8);
    expect(mode('.')).toBe('700');
    for (const name of ['hotline.db', 'hotline.db-wal']) expect(mode(name)).toBe('600');
  });

  it('keeps what was told when it is opened again, as often as one likes', async () => {
    await store.hear(event, (call) => call);
    for (let times = 0; times < 3; times += 1) {
      await store.close();
      store = open(folder);
      expect(await store.hear(event, (call) => call)).toBe('repeat');
    }
  });

  it('commits to disk at every change', async () => {
    await store.hear(event, (call) => call);
    const reader = new DatabaseSync(join(folder, 'hotline.db'), { readOnly: true });
    expect(reader.prepare('SELECT id FROM events').all()).toEqual([{ id: 'e' }]);
    expect(reader.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    reader.close();
  });

  it('commits what still waits when it is closed', async () => {
    const heard = store.hear(event, (call) => call);
    await store.close();
    expect(await heard).toBe('call-unknown');
    store = open(folder);
    expect(await store.hear(event, (call) => call)).toBe('repeat');
  });

  it('refuses a second one, names the holder, and is free afterwards', async () => {
    const error = refusal(folder);
    expect(error).toBeInstanceOf(StartError);
    expect(String(error)).toMatch(/^StartError: Another Hotline \(process 4711\) .+DATA_DIR=$/);
    await store.close();
    store = open(folder);
  });

  it('refuses tables that a newer program has made, and leaves them alone', async () => {
    await store.close();
    const later = new DatabaseSync(join(folder, 'hotline.db'));
    later.exec('PRAGMA user_version = 99');
    later.close();
    expect(String(refusal(folder))).toMatch(/newer Hotline \(version 99/);
    const again = new DatabaseSync(join(folder, 'hotline.db'));
    again.exec('PRAGMA user_version = 1');
    again.close();
    store = open(folder);
  });
});

describe('a folder of no use', () => {
  it('is said in one line: a file', () => {
    const folder = newFolder();
    writeFileSync(folder, '');
    const error = refusal(folder);
    expect(error).toBeInstanceOf(StartError);
    expect(String(error)).toMatch(/Cannot keep calls in .+ \(EEXIST\).+DATA_DIR=$/);
  });

  it('is said in one line: a database that is none', async () => {
    const folder = newFolder();
    await open(folder).close();
    writeFileSync(join(folder, 'hotline.db'), 'x'.repeat(5000));
    chmodSync(join(folder, 'hotline.db'), 0o644);
    expect(String(refusal(folder))).toMatch(/\(file is not a database\).+DATA_DIR=$/);
    expect(existsSync(join(folder, 'hotline.db'))).toBe(true);
  });
});
