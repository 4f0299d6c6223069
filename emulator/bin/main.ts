#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { help, readFlags } from '../src/alone/flags.ts';
import { StartError } from '../src/alone/start-error.ts';

try {
  const { port, file, phones, instead } = readFlags(process.argv.slice(2));
  if (instead === 'help') process.stdout.write(help);
  else if (instead === 'version') process.stdout.write(`${version()}\n`);
  else {
    // Who only asks for help need not wait for all the rest.
    const { startAlone } = await import('../src/start-alone.ts');
    const emulator = await startAlone({ port, file, phones, readFile: read });
    process.stdout.write(emulator.greeting);
    const stop = (): void => void emulator.stop();
    process.once('SIGINT', stop).once('SIGTERM', stop);
  }
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.code}: ${error.message}\n`);
  process.exitCode = 1;
}

function read(path: string, from?: string): string {
  return readFileSync(from === undefined ? path : resolve(dirname(from), path), 'utf8');
}

function version(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(resolve(import.meta.dirname, '../package.json'), 'utf8'),
  );
  return typeof manifest === 'object' && manifest && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}
