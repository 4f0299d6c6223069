/** What `npm start` runs: the server and, as long as there is no account, the emulator in Vonage's place. */
import { createPublicKey } from 'node:crypto';
import { join } from 'node:path';
import { createEmulator } from '@hotline/emulator/emulator';
import { PortError } from '@hotline/emulator/listen';
import { readConfig, readPort } from '@hotline/server/config';
import { demoApplication } from '@hotline/server/demo-application';
import { StartError } from '@hotline/server/start-error';
import { startServer } from '@hotline/server/start-server';
import { config as loadDotenv } from 'dotenv';

const running = new AsyncDisposableStack();
const stop = (): void => void running.disposeAsync();

process.once('SIGINT', stop).once('SIGTERM', stop);
loadDotenv({ quiet: true });
try {
  if (process.env.npm_lifecycle_event !== undefined) stopWithParent();
  process.stdout.write(`${await startDemo()}\n`);
} catch (error) {
  await running.disposeAsync();
  if (!(error instanceof StartError || error instanceof PortError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/** Starts both over the voice application of this folder; gives the line that says where they are. */
async function startDemo(): Promise<string> {
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env }, import.meta.dirname);
  const application = demoApplication(config.dataDir);
  const emulator = createEmulator({ port: readPort(process.env, 'EMULATOR_PORT', 3100) });
  const { url } = await emulator.start();
  running.defer(() => emulator.stop());

  const server = await startServer({
    ...config,
    application,
    contactsPath: join(process.cwd(), 'contacts.json'),
    voice: { socketUrl: url, apiUrl: url },
    phonesUrl: `${onThisMachine(url)}/phones`,
  });
  running.defer(() => server.stop());

  emulator.addApplication({
    id: application.id,
    publicKey: createPublicKey(application.privateKey),
    apiKey: application.apiKey,
    signatureSecret: application.signatureSecrets[0] ?? '',
    numbers: [config.number],
    answerUrl: { url: `${server.url}/webhooks/answer`, method: 'POST' },
    eventUrl: { url: `${server.url}/webhooks/event`, method: 'POST' },
  });
  return (
    `Hotline is ready: ${onThisMachine(server.url)} (sign in as john). ` +
    `Phones: ${onThisMachine(url)}/phones`
  );
}

function onThisMachine(url: string): string {
  return url.replace('127.0.0.1', 'localhost');
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
