import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { documentedLimits, type Faults } from './faults.ts';
import { demoAccount, type Account } from './platform/account/account.ts';
import type { Application } from './platform/applications.ts';

export interface Config {
  readonly port: number;
  readonly application: Application;
  readonly account: Account;
  /** How the switches are at the start. */
  readonly switches: Partial<Faults>;
}

/** One line that names the variable and says what it should be. */
export class ConfigError extends Error {}

const port = z
  .string()
  .regex(/^\d+$/, 'is not a port')
  .transform(Number)
  .refine((number) => number <= 65_535, 'is not a port');
const url = z.url({ protocol: /^https?$/, error: 'is not an http URL' });
const required = z.string('is missing');
const method = z.enum(['GET', 'POST']);

const variables = z.object({
  EMULATOR_PORT: port.default(3100),
  VONAGE_APPLICATION_ID: required,
  VONAGE_NUMBER: required.regex(/^\+?\d{7,15}$/, 'is not a number in E.164'),
  VONAGE_SIGNATURE_SECRET: required,
  VONAGE_API_KEY: required,
  VONAGE_API_SECRET: z.string().default(demoAccount.apiSecret),
  EMULATOR_BALANCE: z
    .string()
    .regex(/^\d{1,7}(\.\d{1,8})?$/, 'is no amount of euros')
    .transform(Number)
    .default(demoAccount.credit),
  EMULATOR_RATE_LIMITS: z.enum(['on', 'off'], 'is neither on nor off').default('off'),
  ANSWER_URL: url.default('http://127.0.0.1:3000/webhooks/answer'),
  ANSWER_METHOD: method.default('GET'),
  EVENT_URL: url.default('http://127.0.0.1:3000/webhooks/event'),
});

/** Throws a `ConfigError`. A variable that is left blank counts as not set. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.entries(env).filter(([, text]) => text !== '');
  const read = variables.safeParse(Object.fromEntries(set));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new ConfigError(
      `${issue?.path.join('.') ?? 'A variable'} ${issue?.message ?? 'is wrong'}.`,
    );
  }
  const { data } = read;
  return {
    port: data.EMULATOR_PORT,
    account: {
      apiKey: data.VONAGE_API_KEY,
      apiSecret: data.VONAGE_API_SECRET,
      signatureSecret: data.VONAGE_SIGNATURE_SECRET,
      credit: data.EMULATOR_BALANCE,
    },
    switches: data.EMULATOR_RATE_LIMITS === 'on' ? documentedLimits : {},
    application: {
      id: data.VONAGE_APPLICATION_ID,
      publicKey: readKey(env),
      signatureSecret: data.VONAGE_SIGNATURE_SECRET,
      apiKey: data.VONAGE_API_KEY,
      numbers: [data.VONAGE_NUMBER.replace('+', '')],
      answerUrl: { url: data.ANSWER_URL, method: data.ANSWER_METHOD },
      eventUrl: { url: data.EVENT_URL, method: 'POST' },
    },
  };
}

/** The public key, or what it follows from. */
function readKey(env: Readonly<Record<string, string | undefined>>): KeyObject {
  const {
    VONAGE_APPLICATION_PUBLIC_KEY: publicKey,
    VONAGE_APPLICATION_PRIVATE_KEY: privateKey,
    VONAGE_APPLICATION_PRIVATE_KEY_PATH: path,
  } = env;
  try {
    if (publicKey) return createPublicKey(publicKey);
    if (privateKey) return createPublicKey(createPrivateKey(privateKey));
    if (path) return createPublicKey(createPrivateKey(readFileSync(path)));
  } catch (error) {
    throw new ConfigError(`The application's key cannot be read: ${String(error)}`);
  }
  throw new ConfigError(
    'VONAGE_APPLICATION_PUBLIC_KEY, VONAGE_APPLICATION_PRIVATE_KEY or its _PATH is missing.',
  );
}
