import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../store/sqlite-store.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { createSetupLinks } from '../users/setup-links.ts';
import { user } from './user.ts';

describe('npm run user', () => {
  let root: string;
  let dataDir: string;
  const clock = new FakeClock();
  const publicUrl = 'https://hotline.example';
  const run = (words: string, url: string | undefined = publicUrl) =>
    user(words.split(' '), { dataDir, publicUrl: url, clock, random: randomBytes });

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'user-'));
    dataDir = join(root, 'data');
  });

  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  it('adds the first user before there has been a server, and prints the setup link', async () => {
    const said = await run('add alice --admin');
    const [, token = ''] = /\nhttps:\/\/hotline\.example\/setup#([\w-]{22})$/.exec(said) ?? [];
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(await run('list')).toBe('alice (admin): has not chosen how to sign in');
    const store = openSqliteStore({ folder: dataDir, pid: 1 });
    const links = createSetupLinks({ store, clock, random: randomBytes });
    expect(await links.look(token)).toBe('alice');
    await store.close();
  });

  it('works while a server runs, which sees it at once', async () => {
    const store = openSqliteStore({ folder: dataDir, pid: 1 });
    await run('add bob');
    expect(await store.rows('SELECT name, admin FROM users')).toEqual([{ name: 'bob', admin: 0 }]);
    await store.close();
  });

  it('makes another link, which voids the one before', async () => {
    const tokenIn = (said: string) => said.split('#')[1] ?? '';
    const first = tokenIn(await run('add alice'));
    const second = tokenIn(await run('link alice'));
    const store = openSqliteStore({ folder: dataDir, pid: 1 });
    const links = createSetupLinks({ store, clock, random: randomBytes });
    expect(await links.look(first)).toBeUndefined();
    expect(await links.look(second)).toBe('alice');
    await store.close();
  });

  it('disables, and lets in again by a new link alone', async () => {
    await run('add alice');
    expect(await run('disable alice')).toMatch(/^alice is out/);
    expect(await run('list')).toBe('alice: disabled');
    await expect(run('link alice')).rejects.toThrow(/no user alice/);
    await expect(run('disable alice')).rejects.toThrow(/not any more/);
    await run('add alice');
    expect(await run('list')).toBe('alice: has not chosen how to sign in');
  });

  it('notes every change', async () => {
    await run('add alice --admin');
    await run('link alice');
    await run('disable alice');
    const store = openSqliteStore({ folder: dataDir, pid: 1 });
    const rows = await store.rows('SELECT kind, username, details FROM audit ORDER BY seq');
    expect(rows).toEqual(
      [
        '{"change":"added","admin":true}',
        '{"change":"link-made"}',
        '{"change":"link-made"}',
        '{"change":"disabled"}',
      ].map((details) => ({ kind: 'user-changed', username: 'alice', details })),
    );
    await store.close();
  });

  it.each([
    ['', /^Write:/],
    ['add', /^Write:/],
    ['add alice --root', /^Write:/],
    ['list alice', /^Write:/],
    ['remove alice', /^Write:/],
    ['add a/b', /cannot be a user name/],
    ['add company', /cannot be a user name/],
    ['add .alice', /cannot be a user name/],
    ['link nobody', /no user nobody/],
  ])('says in one line what is wrong with %j', async (words, message) => {
    await run('add john');
    await expect(run(words)).rejects.toThrow(message);
    await expect(run('add john')).rejects.toThrow(/john is there already/);
  });

  it.each([undefined, '', 'hotline.example', 'http://hotline.example', 'ftp://hotline.example'])(
    'makes no link that leads nowhere: %j',
    async (url) => {
      await expect(run('add alice', url ?? '')).rejects.toThrow(/PUBLIC_URL=/);
      expect(existsSync(dataDir)).toBe(false);
    },
  );
});
