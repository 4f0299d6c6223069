/**
 * Runs before `npm start` and `npm test`, on whatever Node is there and with nothing installed:
 * installs the locked packages and builds the page, each only when what it depends on has changed.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = import.meta.dirname;
const npm = process.env.npm_execpath
  ? [process.execPath, process.env.npm_execpath]
  : [process.platform === 'win32' ? 'npm.cmd' : 'npm'];

const packages = ['package.json', 'package-lock.json'];
const page = ['client', 'protocol/src', 'tsconfig.base.json', 'package-lock.json'];
const made = new Set(['node_modules', 'dist', '.angular']);

try {
  await upToDate('node_modules/.installed-from', fingerprint(packages), () =>
    run('Installing packages', [...npm, 'ci', '--ignore-scripts', '--loglevel=error']),
  );
  requireNode();
  await upToDate('client/dist/.built-from', fingerprint(page), () =>
    run('Building the page', [...npm, 'run', 'build', '--silent', '--workspace', 'client']),
  );
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

async function upToDate(stamp, wanted, make) {
  const file = join(root, stamp);
  if (existsSync(file) && readFileSync(file, 'utf8') === wanted) return;
  await make();
  writeFileSync(file, wanted);
}

/** One hash over the names and contents of the files at and below `paths`. */
function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesBelow).sort()) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(path) {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path))
    .filter((name) => !made.has(name))
    .flatMap((name) => filesBelow(`${path}/${name}`));
}

/** Runs a command, says every 10 s that it is still at it, and shows its output when it fails. */
function run(what, [command, ...parameters]) {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  console.log(`${what}…`);
  const child = spawn(command, parameters, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = [];
  child.stdout.on('data', (chunk) => output.push(chunk));
  child.stderr.on('data', (chunk) => output.push(chunk));
  const stillAtIt = setInterval(() => console.log(`${what}… ${seconds()}`), 10_000);
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`${what} failed: ${error.message}`)));
    child.once('close', (code) => {
      if (code === 0) {
        console.log(`${what}: done in ${seconds()}`);
        resolve();
      } else {
        reject(new Error(`${Buffer.concat(output)}\n${what} failed (see above).`));
      }
    });
  }).finally(() => clearInterval(stillAtIt));
}

/** The packages bring Node 24 for the common platforms; elsewhere the one at hand must do. */
function requireNode() {
  if (existsSync(join(root, 'node_modules/.bin/node'))) return;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major >= 24 || (major === 22 && minor >= 23)) return;
  throw new Error(`Hotline needs Node 24; this is ${process.version} and npm has none for it.`);
}
