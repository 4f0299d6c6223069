import { join } from 'node:path';
import type { Settings, VoiceSdk } from '@hotline/protocol/session';
import type { NumberRules } from './contacts/check-number.ts';
import type { Limits } from './limits/limits.ts';
import { readLimits, readNumberRules } from './limits/read-limits.ts';
import { companySettings, type CompanySettings } from './live/company-settings.ts';
import type { Env } from './live/env.ts';
import { liveSettings } from './live/live-settings.ts';
import { withSecretFiles } from './live/secret-files.ts';
import { logLevels, type LogLevel } from './log.ts';
import { StartError } from './start-error.ts';

/** All that the server is told from outside. */
export interface Config {
  /** In a demo, everybody may sign in who knows a name, and no real phone can ring. */
  readonly mode: 'demo' | 'live';
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** Where the platform reaches us, no slash at the end; by default where we listen. */
  readonly publicUrl?: string;
  /** The addresses of proxies that are believed where a request comes from; none by default. */
  readonly trustProxy?: readonly string[];
  /** The voice application; the key is PEM text. */
  readonly application: { readonly id: string; readonly privateKey: string } & WebhookSigning;
  /** Where people sign in at their company, if they do; only when live. */
  readonly company?: CompanySettings;
  /** Hotline's own number: E.164 digits, no plus sign. */
  readonly number: string;
  /** Where the browser's voice SDK finds the platform. */
  readonly voice: Settings['voice'];
  readonly phonesUrl?: string;
  readonly contactsPath: string;
  readonly numberRules: NumberRules;
  readonly limits: Limits;
  /** The PostgreSQL that keeps calls, if any. */
  readonly databaseUrl?: string;
  /** The folder that keeps them otherwise. */
  readonly dataDir: string;
  /** Days that calls and events are kept. */
  readonly retentionDays: number;
  /** Our process, as another one is told that finds the folder in use. */
  readonly pid: number;
  /** The built client. */
  readonly clientDir: string;
  readonly log: LogLevel;
}

/** What the platform signs webhooks with. */
export interface WebhookSigning {
  readonly apiKey: string;
  /** The one in use first, then the one that it replaces, as long as both may come. */
  readonly signatureSecrets: readonly string[];
}

/** A variable says something unusable; `message` names it. */
export class ConfigError extends StartError {
  override readonly name = 'ConfigError';
}

/** All settings; the voice application of a demo is made up later: see `demoApplication`. */
export type GivenConfig = Omit<Config, 'application'> & Partial<Pick<Config, 'application'>>;

/**
 * The settings in `given`: live with Vonage credentials, and otherwise over what a demo needs. `folder` holds
 * `contacts.json` and the client.
 * @throws StartError one line that names the variable.
 */
export function readConfig(given: Env, folder = ''): GivenConfig {
  const env = withSecretFiles(given);
  const main = liveSettings(env) ?? demoSettings(env);
  const company = companySettings(env, main.mode);
  return {
    ...main,
    voice: { sdk: readVoiceSdk(env), ...main.voice },
    ...(company && { company }),
    port: readPort(env, 'PORT', 3000),
    number: readNumber(env),
    contactsPath: join(folder, 'contacts.json'),
    numberRules: readNumberRules(env),
    limits: readLimits(env),
    ...readStoreOptions(given),
    retentionDays: readRetention(env),
    clientDir: join(folder, 'client', 'dist', 'browser'),
    log: readLogLevel(env),
  };
}

function demoSettings(env: Env) {
  const publicUrl = readPublicUrl(env);
  const emulator = `http://127.0.0.1:${readPort(env, 'EMULATOR_PORT', 3100)}`;
  return {
    mode: 'demo' as const,
    host: '127.0.0.1',
    ...(publicUrl !== undefined && { publicUrl }),
    voice: { socketUrl: emulator, apiUrl: emulator },
    phonesUrl: `${emulator}/phones`,
  };
}

/** Where calls are kept. @throws StartError */
export function readStoreOptions(given: Env): Pick<Config, 'databaseUrl' | 'dataDir' | 'pid'> {
  const env = withSecretFiles(given);
  return {
    ...(env.DATABASE_URL && { databaseUrl: readDatabaseUrl(env.DATABASE_URL) }),
    dataDir: env.DATA_DIR === '' ? '.hotline' : (env.DATA_DIR ?? '.hotline'),
    pid: process.pid,
  };
}

function readRetention({ RETENTION_DAYS: text }: Env): number {
  if (!text) return 365;
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new ConfigError(
    `RETENTION_DAYS is "${text}"; it must be a whole number of days, 1 or more.`,
  );
}

/** A port, 0 for any free one. @throws ConfigError */
export function readPort(env: Env, name: string, otherwise: number): number {
  const text = env[name];
  if (!text) return otherwise;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new ConfigError(`${name} is "${text}"; it must be a whole number from 0 to 65535.`);
}

function readPublicUrl({ PUBLIC_URL: text }: Env): string | undefined {
  if (!text) return undefined;
  const url = URL.parse(text);
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(url?.hostname ?? '');
  if (url && /^https?:$/.test(url.protocol) && loopback) return url.href.replace(/\/$/, '');
  throw new ConfigError(
    `PUBLIC_URL is "${text}"; in the demo it must be a URL on this machine, such as http://localhost:3000.`,
  );
}

/** What is wrong with it is not repeated: there is a password in it. */
function readDatabaseUrl(text: string): string {
  if (/^postgres(ql)?:\/\//.test(text)) return text;
  throw new ConfigError(
    'DATABASE_URL is no PostgreSQL URL; it must look like postgresql://user:password@host/database.',
  );
}

function readNumber({ VONAGE_NUMBER: text }: Env): string {
  if (!text) return '447700900000';
  const digits = /^\+?([1-9]\d{6,14})$/.exec(text)?.[1];
  if (digits !== undefined) return digits;
  throw new ConfigError(
    `VONAGE_NUMBER is "${text}"; write country code and number, digits only, such as 447700900000.`,
  );
}

function readLogLevel({ LOG_LEVEL: text }: Env): LogLevel {
  if (!text) return 'info';
  const level = logLevels.find((known) => known === text);
  if (level) return level;
  throw new ConfigError(`LOG_LEVEL is "${text}"; it must be one of ${logLevels.join(', ')}.`);
}

const voiceSdks: readonly VoiceSdk[] = ['nexmo-client', 'client-sdk'];

function readVoiceSdk({ VOICE_SDK: text }: Env): VoiceSdk {
  if (!text) return 'nexmo-client';
  const sdk = voiceSdks.find((known) => known === text);
  if (sdk) return sdk;
  throw new ConfigError(`VOICE_SDK is "${text}"; it must be one of ${voiceSdks.join(', ')}.`);
}
