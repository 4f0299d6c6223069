import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartError } from '../start-error.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { expectUpgraded, firstVersionSqlite, overCall } from '../testing/first-version.ts';
import { storeContract } from './store.contract.ts';
import type { KeptEvent, Store } from './store.ts';

const root = mkdtempSync(join(tmpdir(), 'sqlite-'));
let made = 0;
const newFolder = () => join(root, String((made += 1)));
const open = (folder: string) => openSqliteStore({ folder, pid: 4711 });

const event: KeptEvent = {
  id: 'e',
  conversation: 'CON',
  receivedAt: 1,
  body: '{}',
  trouble: false,
};

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

  it('opens tables of the first version, and reads its calls as its own', async () => {
    const other = newFolder();
    mkdirSync(other);
    const old = new DatabaseSync(join(other, 'hotline.db'));
    old.exec(firstVersionSqlite);
    old.close();
    const upgraded = open(other);
    await expectUpgraded(upgraded);
    await upgraded.close();
  });

  it('leaves no word of a person who is forgotten in its files', async () => {
    for (let n = 0; n < 300; n += 1) {
      const claim = { conversation: `CON-${n}`, uuid: 'leg', at: 1 };
      const user = n % 3 === 0 ? 'john' : `someone-${n}`;
      const call = { ...overCall(`call-${n}`), user, claim };
      await store.place({ ...call, ...(user === 'john' && { contactId: 'the-secret-contact' }) });
      const word = user === 'john' ? 'the-secret-word' : 'a plain word';
      const body = `{"said":"${word} ${'x'.repeat((n * 37) % 900)}"}`;
      await store.hear({ ...event, id: `${n}`, conversation: `CON-${n}`, body }, (same) => same);
      await store.note(call.id, [{ at: 1, kind: word, body }]);
    }
    const words = () =>
      ['hotline.db', 'hotline.db-wal']
        .map((name) => readFileSync(join(folder, name), 'latin1'))
        .join('');
    expect(words()).toContain('the-secret-word');
    expect(await store.erase({ user: 'john' })).toEqual({ gone: 100, left: 0 });
    expect(words()).not.toContain('the-secret');
    expect(words()).toContain('a plain word');
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
    const { user_version: own } = later.prepare('PRAGMA user_version').get() ?? {};
    later.exec('PRAGMA user_version = 99');
    later.close();
    expect(String(refusal(folder))).toMatch(/newer Hotline \(version 99/);
    const again = new DatabaseSync(join(folder, 'hotline.db'));
    again.exec(`PRAGMA user_version = ${String(own)}`);
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
