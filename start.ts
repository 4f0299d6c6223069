/** What `npm start` runs: the server and, as long as there is no account, the emulator in Vonage's place. */
import { join } from 'node:path';
import { readConfig } from '@hotline/server/config';
import { StartError } from '@hotline/server/start-error';
import { startServer } from '@hotline/server/start-server';
import { config as loadDotenv } from 'dotenv';

const running = new AsyncDisposableStack();
const stop = (): void => void running.disposeAsync();

process.once('SIGINT', stop).once('SIGTERM', stop);
loadDotenv({ quiet: true });
try {
  if (process.env.npm_lifecycle_event !== undefined) stopWithParent();
  process.stdout.write(`${await start()}\n`);
} catch (error) {
  await running.disposeAsync();
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/** Starts what the settings ask for; gives the line that says where it is. */
async function start(): Promise<string> {
  const contactsPath = join(process.cwd(), 'contacts.json');
  const config = { ...readConfig(process.env, import.meta.dirname), contactsPath };
  const { application, publicUrl = '' } = config;
  if (application === undefined) {
    // What stands for real phones need not be there where real ones ring.
    const { startDemo } = await import('./start-demo.ts');
    return startDemo(config, running);
  }
  const server = await startServer({ ...config, application });
  running.defer(() => server.stop());
  return `Hotline is live: ${publicUrl} (its proxy has to pass everything on to ${server.url})`;
}

/** npm passes a SIGTERM on to its shell alone, which ends without a word to us: an orphan ends by itself. */
function stopWithParent(): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) stop();
  }, 500);
  running.defer(() => {
    clearInterval(watch);
  });
}
