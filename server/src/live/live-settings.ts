import { StartError } from '../start-error.ts';
import type { Env } from './env.ts';
import { unmetNeed } from './live-needs.ts';
import { platformUrls } from './platform-urls.ts';
import { readSecretFile } from './read-secret-file.ts';

/** What a live start takes from its variables. */
export interface LiveSettings {
  readonly mode: 'live';
  readonly host: string;
  readonly publicUrl: string;
  readonly application: {
    readonly id: string;
    readonly privateKey: string;
    readonly apiKey: string;
    readonly signatureSecrets: readonly string[];
  };
  readonly voice: { readonly socketUrl: string; readonly apiUrl: string };
  readonly trustProxy: readonly string[];
}

/** What stands for a real account, and for real money: any of these asks for a live start. */
const credentials = [
  'VONAGE_APPLICATION_ID',
  'VONAGE_APPLICATION_PRIVATE_KEY',
  'VONAGE_APPLICATION_PRIVATE_KEY_PATH',
  'VONAGE_API_KEY',
  'VONAGE_API_SECRET',
  'VONAGE_SIGNATURE_SECRET',
  'VONAGE_SIGNATURE_SECRET_OLD',
];

/** The settings of a live start; undefined when nothing asks for one. @throws StartError when it would not be safe */
export function liveSettings(env: Env): LiveSettings | undefined {
  const asking = credentials.find((name) => env[name] !== undefined);
  if (asking === undefined) return undefined;
  const given = { ...env, VONAGE_APPLICATION_PRIVATE_KEY: privateKeyIn(env) };
  const unmet = unmetNeed(given);
  if (unmet !== undefined) {
    throw new StartError(`${unmet} (${asking} asks for a live start; a demo has no credentials.)`);
  }
  return settingsIn(given);
}

/** By path, as Vonage's own documents have it, or as text, in which a line may end with a written-out \n. */
function privateKeyIn(env: Env): string {
  const { VONAGE_APPLICATION_PRIVATE_KEY: text, VONAGE_APPLICATION_PRIVATE_KEY_PATH: path } = env;
  if (path === undefined) return (text ?? '').replaceAll('\\n', '\n');
  if (text === undefined) return readSecretFile('VONAGE_APPLICATION_PRIVATE_KEY_PATH', path);
  throw new StartError(
    'VONAGE_APPLICATION_PRIVATE_KEY is set, and its _PATH too. Keep one of them.',
  );
}

function settingsIn(env: Env): LiveSettings {
  const secrets = [env.VONAGE_SIGNATURE_SECRET, env.VONAGE_SIGNATURE_SECRET_OLD];
  return {
    mode: 'live',
    host: env.HOST ?? '127.0.0.1',
    publicUrl: new URL(env.PUBLIC_URL ?? '').origin,
    application: {
      id: env.VONAGE_APPLICATION_ID ?? '',
      privateKey: env.VONAGE_APPLICATION_PRIVATE_KEY ?? '',
      apiKey: env.VONAGE_API_KEY ?? '',
      signatureSecrets: secrets.flatMap((secret) => secret ?? []),
    },
    voice: platformUrls(env),
    trustProxy: (env.TRUST_PROXY ?? '').split(',').flatMap((part) => part.trim() || []),
  };
}
