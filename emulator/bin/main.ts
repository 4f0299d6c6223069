#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { help, readFlags } from '../src/alone/flags.ts';
import { readReplayFlags } from '../src/alone/replay-flags.ts';
import { StartError } from '../src/alone/start-error.ts';

try {
  const [command, ...words] = process.argv.slice(2);
  if (command === 'replay') await replay(words);
  else await start();
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.code}: ${error.message}\n`);
  process.exitCode = 1;
}

async function start(): Promise<void> {
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
}

async function replay(words: readonly string[]): Promise<void> {
  const flags = readReplayFlags(words);
  const { replayAlone } = await import('../src/replay-alone.ts');
  const { report, same } = await replayAlone({ ...flags, readFile: read, env: process.env });
  process.stdout.write(report);
  if (!same) process.exitCode = 1;
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
