import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { generateKeyPairSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '..');
const run = promisify(execFile);

/** Unpacks the emulator as npm would install it, with the packages it depends on beside it. */
async function install(folder: string): Promise<string> {
  const emulator = join(root, 'emulator');
  const { stdout } = await run(process.execPath, ['pack.mjs'], { cwd: emulator });
  const packed = join(emulator, stdout.trim());
  const modules = join(folder, 'node_modules');
  const installed = join(modules, '@hotline/emulator');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', packed, '-C', installed, '--strip-components=1']);
  rmSync(packed);
  const { dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  for (const name of Object.keys(dependencies)) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  return installed;
}

it('the packed emulator runs where nothing of this repository is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'packed-emulator-'));
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const public_key = publicKey.export({ type: 'spki', format: 'pem' });
  const applications = [{ id: 'shop', public_key, numbers: ['447700900000'] }];
  writeFileSync(join(folder, 'emulator.json'), JSON.stringify({ applications }));
  writeFileSync(
    join(folder, 'script.mjs'),
    `import { phones } from '@hotline/emulator/test-library/phones';
    const phone = phones({ url: process.argv[2] }, { Ann: '447700900018' });
    await phone('Ann').dials('447700900000').hears('We are sorry.').endsWith('completed');`,
  );
  const installed = await install(folder);
  const bin = join(installed, 'bin/main.js');
  const child = spawn(process.execPath, [bin, '--port', '0'], { cwd: folder });
  try {
    const [printed] = (await once(child.stdout, 'data')) as [Buffer];
    const [url = ''] = /http:\/\/[\d.:]+/.exec(printed.toString()) ?? [];
    const page = await fetch(`${url}/phones`);
    expect(await page.text()).toContain('Simulated phones');
    for (const part of ['', '/inspector.js', '/timeline.css']) {
      expect([part, (await fetch(`${url}/inspector${part}`)).status]).toEqual([part, 200]);
    }
    await run(process.execPath, ['script.mjs', url], { cwd: folder });
  } finally {
    const exited = once(child, 'exit');
    child.kill();
    await exited;
    rmSync(folder, { recursive: true });
  }
});
