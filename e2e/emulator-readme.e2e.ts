import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';
import { until } from './until.ts';

const root = join(__dirname, '..');
const readme = readFileSync(join(root, 'emulator/README.md'), 'utf8');
const run = promisify(execFile);

/** What the README shows in that language, in order. */
function blocks(language: string): string[] {
  return [...readme.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(([, kind, text = '']) =>
    kind === language ? [text] : [],
  );
}

describe('the README of the emulator', () => {
  const folder = mkdtempSync(join(tmpdir(), 'emulator-readme-'));
  const children: ChildProcess[] = [];
  let written: (text: string) => string;
  let url = '';

  /** Runs a program until the end of the test. */
  function start(words: readonly string[]): ChildProcess {
    const child = spawn(process.execPath, words, { cwd: folder });
    children.push(child);
    return child;
  }

  beforeAll(async () => {
    const [emulator, program] = [await freePort(), await freePort()];
    // As it is written, but at ports that are free.
    written = (text) => text.replaceAll('3100', `${emulator}`).replaceAll('5000', `${program}`);
    url = `http://127.0.0.1:${emulator}`;
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const [json = ''] = blocks('json');
    const [express = '', script = ''] = blocks('js');
    const [key = ''] = blocks('sh')[0]?.split('\n') ?? [];
    writeFileSync(join(folder, 'emulator.json'), written(json));
    writeFileSync(join(folder, 'program.mjs'), written(express));
    writeFileSync(join(folder, 'script.mjs'), written(script));
    await run('sh', ['-c', key], { cwd: folder });
    const bin = join(root, 'emulator/bin/main.ts');
    const started = start([bin, 'emulator.json', '--port', `${emulator}`]);
    await once(started.stdout!, 'data');
    start(['program.mjs']);
    await answers(`http://127.0.0.1:${program}/answer`);
  });

  afterAll(async () => {
    for (const child of children) {
      if (child.exitCode !== null) continue;
      const exited = once(child, 'exit');
      child.kill();
      await exited;
    }
    rmSync(folder, { recursive: true });
  });

  it('places a call by curl, which its phones take by script', async () => {
    const shell = `set -e\n${written(blocks('sh')[1] ?? '')}`;
    const { stdout } = await run('sh', ['-c', shell], { cwd: folder, env: ownNode() });
    expect(JSON.parse(stdout)).toMatchObject({ status: 'started', direction: 'outbound' });
    await run(process.execPath, ['script.mjs'], { cwd: folder });
    const reply = await fetch(`${url}/emulator/webhooks`);
    const { webhooks } = (await reply.json()) as { webhooks: { request: { payload: object } }[] };
    const told = webhooks.map(({ request }) => request.payload);
    expect(told).toContainEqual(
      expect.objectContaining({ status: 'completed', to: '447700900001' }),
    );
  });

  it('names no control route that is not there', async () => {
    const rows = readme.split('\n').filter((row) => /^\|.*\/emulator\//.test(row));
    const routes = rows.flatMap((row) => {
      const path = /\/emulator\/[^`?]*/.exec(row)?.[0].replace(/:\w+/, '447700900099') ?? '';
      return (row.match(/\b(GET|PUT|POST)\b/g) ?? []).map((method) => ({ method, path }));
    });
    expect(routes.length).toBeGreaterThan(14);
    for (const { method, path } of routes.filter((route) => !route.path.endsWith('/events'))) {
      const text = await (await fetch(url + path, { method })).text();
      expect([method, path, text]).not.toContainEqual(expect.stringContaining('route-unknown'));
    }
  });
});

/** So that `node` is the one that runs this. */
function ownNode(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${join(process.execPath, '..')}:${process.env.PATH ?? ''}` };
}

async function answers(address: string): Promise<void> {
  await until(
    () => fetch(address).catch(() => undefined),
    (reply) => reply?.ok === true,
    20_000,
  );
}
