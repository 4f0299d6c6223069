/** Makes of the emulator one file that npm installs anywhere: Node runs no TypeScript in node_modules. */
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const here = import.meta.dirname;
const dist = join(here, 'dist');

rmSync(dist, { recursive: true, force: true });
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
execFileSync(process.execPath, [tsc, '-p', join(here, 'tsconfig.package.json')], {
  stdio: 'inherit',
});
for (const file of ['README.md', 'src/pages/base.css', 'src/phones/page', 'src/inspector/page']) {
  cpSync(join(here, file), join(dist, file), { recursive: true });
}

const { devDependencies, scripts, ...manifest } = JSON.parse(
  readFileSync(join(here, 'package.json'), 'utf8'),
);
const packed = {
  ...manifest,
  bin: { 'vonage-emulator': './bin/main.js' },
  exports: { './*': { types: './src/*.d.ts', default: './src/*.js' } },
  engines: { node: '>=22' },
};
writeFileSync(join(dist, 'package.json'), JSON.stringify(packed, undefined, 2));
const windows = process.platform === 'win32';
execFileSync(windows ? 'npm.cmd' : 'npm', ['pack', '--pack-destination', here], {
  cwd: dist,
  stdio: ['ignore', 'inherit', 'ignore'],
  shell: windows,
});
