import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, readConfig } from './config.ts';
import { demoAccount } from './platform/account/account.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

const env = {
  VONAGE_APPLICATION_ID: 'app',
  VONAGE_APPLICATION_PRIVATE_KEY: privateKey,
  VONAGE_NUMBER: '+447700900099',
  VONAGE_SIGNATURE_SECRET: 'secret',
  VONAGE_API_KEY: 'key',
};

it('reads an application, with the port and URLs of a local Hotline', () => {
  const { port, application } = readConfig(env);
  expect(port).toBe(3100);
  expect(application).toMatchObject({
    id: 'app',
    numbers: ['447700900099'],
    answerUrl: { url: 'http://127.0.0.1:3000/webhooks/answer', method: 'GET' },
    eventUrl: { url: 'http://127.0.0.1:3000/webhooks/event', method: 'POST' },
  });
});

it('reads whose account it is, with a secret and money of the emulator’s own', () => {
  const { account, switches } = readConfig(env);
  expect(account).toEqual({ ...demoAccount, apiKey: 'key', signatureSecret: 'secret' });
  expect(switches).toEqual({});
  const given = { VONAGE_API_SECRET: 'mine', EMULATOR_BALANCE: '0.5', EMULATOR_RATE_LIMITS: 'on' };
  expect(readConfig({ ...env, ...given })).toMatchObject({
    account: { apiSecret: 'mine', credit: 0.5 },
    switches: { restLimit: 15, callLimit: 3 },
  });
});

it('takes a variable that is left blank for one that is not set', () => {
  expect(readConfig({ ...env, EMULATOR_PORT: '', ANSWER_URL: '' })).toEqual(readConfig(env));
});

describe('the public key', () => {
  const pem = (more: Record<string, string | undefined>): unknown =>
    readConfig({
      ...env,
      VONAGE_APPLICATION_PRIVATE_KEY: undefined,
      ...more,
    }).application.publicKey.export({ type: 'spki', format: 'pem' });

  it('follows from the private key', () => {
    expect(pem({ VONAGE_APPLICATION_PRIVATE_KEY: privateKey })).toBe(publicKey);
  });

  it('follows from a private key in a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'emulator-'));
    const path = join(folder, 'private.key');
    writeFileSync(path, privateKey);
    expect(pem({ VONAGE_APPLICATION_PRIVATE_KEY_PATH: path })).toBe(publicKey);
    rmSync(folder, { recursive: true });
  });

  it('may be given itself', () => {
    expect(pem({ VONAGE_APPLICATION_PUBLIC_KEY: publicKey })).toBe(publicKey);
  });
});

it.each([
  ['EMULATOR_PORT', { EMULATOR_PORT: '70000' }],
  ['EMULATOR_PORT', { EMULATOR_PORT: 'x' }],
  ['EMULATOR_PORT', { EMULATOR_PORT: ' ' }],
  ['EMULATOR_PORT', { EMULATOR_PORT: '0x10' }],
  ['VONAGE_NUMBER', { VONAGE_NUMBER: '07700' }],
  ['VONAGE_API_KEY', { VONAGE_API_KEY: '' }],
  ['EMULATOR_BALANCE', { EMULATOR_BALANCE: '-1' }],
  ['EMULATOR_RATE_LIMITS', { EMULATOR_RATE_LIMITS: 'yes' }],
  ['ANSWER_URL', { ANSWER_URL: 'ftp://x' }],
  ['VONAGE_APPLICATION_PUBLIC_KEY', { VONAGE_APPLICATION_PRIVATE_KEY: undefined }],
  ["application's key", { VONAGE_APPLICATION_PRIVATE_KEY: 'rubbish' }],
])('names %s in one line when it is wrong', (name, wrong) => {
  const read = (): unknown => readConfig({ ...env, ...wrong });
  expect(read).toThrow(ConfigError);
  expect(read).toThrow(new RegExp(`^[^\\n]*${name}[^\\n]*$`));
});
