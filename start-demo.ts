import { createPublicKey } from 'node:crypto';
import { createEmulator, type Emulator } from '@hotline/emulator/emulator';
import { PortError } from '@hotline/emulator/listen';
import { demoAccount } from '@hotline/emulator/platform/account/account';
import { readPort, type GivenConfig } from '@hotline/server/config';
import { demoApplication } from '@hotline/server/demo-application';
import { StartError } from '@hotline/server/start-error';
import { startServer, type RunningServer } from '@hotline/server/start-server';

/**
 * Starts the server, and the emulator over the voice application of this folder; gives the line that says where they
 * are. @throws StartError
 */
export async function startDemo(
  config: GivenConfig,
  running: AsyncDisposableStack,
): Promise<string> {
  const application = demoApplication(config.dataDir);
  const { apiKey, signatureSecrets } = application;
  const emulator = createEmulator({
    port: readPort(process.env, 'EMULATOR_PORT', 3100),
    ...nearbyPlace(),
    account: { ...demoAccount, apiKey, signatureSecret: signatureSecrets[0] ?? '' },
  });
  running.defer(() => emulator.stop());
  const { url, nearbyUrl } = await emulator.start().catch(asStartError);

  const server = await startServer({
    ...config,
    application,
    voice: { ...config.voice, socketUrl: url, apiUrl: url },
    phonesUrl: `${onThisMachine(url)}/phones`,
    // The terminal belongs to the line that says where to go.
    log: process.env.LOG_LEVEL ? config.log : 'warn',
  });
  running.defer(() => server.stop());

  emulator.addApplication({
    id: application.id,
    name: 'Hotline',
    publicKey: createPublicKey(application.privateKey),
    apiKey,
    signatureSecret: signatureSecrets[0] ?? '',
    numbers: [config.number],
    answerUrl: { url: `${server.url}/webhooks/answer`, method: 'POST' },
    eventUrl: { url: `${server.url}/webhooks/event`, method: 'POST' },
  });
  namePhones(emulator, server.contacts);
  return (
    `Hotline is ready: ${onThisMachine(server.url)} (sign in as john). ` +
    `Phones: ${onThisMachine(url)}/phones Inspector: ${onThisMachine(url)}/inspector` +
    (nearbyUrl === undefined ? '' : `\nPhones for everybody who has this link: ${nearbyUrl}`)
  );
}

/** The phones have the names of the contacts, whatever becomes of these. */
function namePhones(emulator: Emulator, contacts: RunningServer['contacts']): void {
  const name = (): void => {
    emulator.setPhones(contacts.list().all);
  };
  name();
  contacts.onChange(name);
}

/** Where other machines may pick phones up, when somebody asks for that. */
function nearbyPlace() {
  const { PHONES_ADDRESS: address = '' } = process.env;
  if (address === '') return {};
  return { nearby: { address, port: readPort(process.env, 'PHONES_PORT', 3443) } };
}

function asStartError(error: unknown): never {
  throw error instanceof PortError ? new StartError(error.message) : error;
}

function onThisMachine(url: string): string {
  return url.replace('127.0.0.1', 'localhost');
}
