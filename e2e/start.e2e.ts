import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnStart, spawnStartIn, startHotline, type Started } from './hotline.ts';

/** The exit code and the printed lines of a start that is refused. */
async function refused(started: Started): Promise<{ code: unknown; lines: string[] }> {
  const [code] = (await once(started.child, 'exit')) as [unknown];
  return { code, lines: started.output().trim().split('\n') };
}

function folderWith(contacts: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-'));
  writeFileSync(join(folder, 'contacts.json'), contacts);
  return folder;
}

describe('a start', () => {
  it.each([['SIGINT'], ['SIGTERM']] as const)('ends within 5 s on %s', async (signal) => {
    const { child, output } = spawnStart();
    while (!output().includes('http://')) await once(child.stdout!, 'data');
    const asked = Date.now();
    child.kill(signal);
    const [code] = (await once(child, 'exit')) as [unknown];
    expect(code).toBe(0);
    expect(Date.now() - asked).toBeLessThan(5000);
  });

  it('leaves no socket open behind it', async () => {
    const hotline = await startHotline();
    await hotline.stop();
    await expect(fetch(hotline.url)).rejects.toThrow();
    await expect(fetch(hotline.emulatorUrl)).rejects.toThrow();
  });

  it('prints one line: where to go, who to sign in as, and where the phones are', async () => {
    const hotline = await startHotline();
    await hotline.stop();
    const lines = hotline.output().trim().split('\n');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/http:\/\/localhost:\d+ .*john.*http:\/\/localhost:\d+\/phones/);
  });

  it('refuses a second one in the same folder, and names the first', async () => {
    const first = spawnStart();
    while (!first.output().includes('http://')) await once(first.child.stdout!, 'data');
    const { code, lines } = await refused(spawnStartIn(first.folder));
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`process ${first.child.pid}\\b.*DATA_DIR`));
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    const next = spawnStartIn(first.folder);
    while (!next.output().includes('http://')) await once(next.child.stdout!, 'data');
    next.child.kill('SIGTERM');
    await once(next.child, 'exit');
  });

  it.each(['PORT', 'EMULATOR_PORT'])('says which port is busy: %s', async (name) => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const port = String((other.address() as AddressInfo).port);
    const { code, lines } = await refused(spawnStart({ [name]: port }));
    other.close();
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(port);
    expect(lines[0]).toContain(name);
  });

  it.each([
    ['a port that is none', { PORT: 'eighty' }, /PORT/],
    ['an emulator port that is none', { EMULATOR_PORT: '70000' }, /EMULATOR_PORT/],
    ['a voice SDK that is none', { VOICE_SDK: 'vonage' }, /VOICE_SDK/],
    ['a real account', { VONAGE_APPLICATION_ID: 'aaaaaaaa-bbbb-cccc-dddd-0123456789ab' }, /VONAGE/],
    ['a real key', { VONAGE_API_SECRET: 'secret-of-the-account' }, /VONAGE/],
  ])('refuses %s in one line', async (_, env: Record<string, string>, words) => {
    const { code, lines } = await refused(spawnStart(env));
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(words);
    expect(lines[0]).not.toContain('secret-of-the-account');
  });

  it.each([
    ['is empty', '', /contacts\.json/],
    ['is truncated', '[{"name":"Bob"', /line 1/i],
    ['is not JSON', 'Bob: 1', /line 1/i],
    [
      'has a name twice',
      '[{"name":"Bob","number":"+447700900001"},\n{"name":"Bob","number":"+447700900002"}]',
      /line 2.*Bob/i,
    ],
    ['has a number that is not E.164', '[{"name":"Bob","number":"07700 900001"}]', /Bob/],
  ])('refuses a contacts.json that %s, in one line that says where', async (_, text, words) => {
    const { code, lines } = await refused(spawnStartIn(folderWith(text)));
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(words);
  });

  it('refuses to start without contacts.json', async () => {
    const { code, lines } = await refused(spawnStartIn(mkdtempSync(join(tmpdir(), 'hotline-'))));
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/contacts\.json/);
  });
});
