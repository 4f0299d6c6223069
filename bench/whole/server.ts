import { join } from 'node:path';
import { Socket } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { queryObjects } from 'node:v8';
import { readConfig } from '@hotline/server/config';
import { demoApplication } from '@hotline/server/demo-application';
import { startServer } from '@hotline/server/start-server';
import type { Health } from './start-whole.ts';

/** The whole server in a process of its own, over the folder it runs in; tells how it fares when asked. */
const root = join(import.meta.dirname, '../..');
const config = readConfig(process.env, root);
const { APPLICATION } = process.env;
const application =
  APPLICATION === undefined
    ? demoApplication(config.dataDir)
    : (JSON.parse(APPLICATION) as ReturnType<typeof demoApplication>);
const server = await startServer({ ...config, application, contactsPath: 'contacts.json' });

const resolution = 10;
const delay = monitorEventLoopDelay({ resolution });
delay.enable();

const timer = setTimeout(() => undefined, 0);
// Node names it nowhere else, and timers that do not keep the process alive are listed nowhere.
const Timeout = timer.constructor as new () => unknown;

process.on('message', (question: 'health' | 'stop') => {
  if (question === 'health') process.send?.(health());
  else void server.stop().then(() => process.exit());
});
process.once('disconnect', () => process.exit());
process.send?.(server.url);

function health(): Health {
  globalThis.gc?.();
  const told = {
    rss: process.memoryUsage.rss(),
    heap: process.memoryUsage().heapUsed,
    timers: queryObjects(Timeout, { format: 'count' }),
    sockets: queryObjects(Socket, { format: 'count' }),
    delayMs: Math.max(0, delay.percentile(99) / 1e6 - resolution),
  };
  delay.reset();
  return told;
}
