import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../config.ts';
import { StartError } from '../start-error.ts';

const pem = { type: 'pkcs8', format: 'pem' } as const;
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = String(privateKey.export(pem));

let folder: string;
let safe: Record<string, string>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'live-'));
  safe = {
    VONAGE_APPLICATION_ID: 'aaaaaaaa-bbbb-cccc-dddd-0123456789ab',
    VONAGE_APPLICATION_PRIVATE_KEY_PATH: file('private.key', key),
    VONAGE_API_KEY: 'a1b2c3d4',
    VONAGE_SIGNATURE_SECRET: '0123456789abcdef0123456789abcdef',
    VONAGE_NUMBER: '+12025550123',
    PUBLIC_URL: 'https://hotline.example/',
  };
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, text: string, mode = 0o600): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

/** What a start with these other variables says, in place of starting. */
function refusal(other: Record<string, string>): string {
  try {
    readConfig({ ...safe, ...other });
  } catch (error) {
    expect(error).toBeInstanceOf(StartError);
    return (error as StartError).message;
  }
  throw new Error('It would start.');
}

describe('a start with an account', () => {
  it('is live, for its own machine alone, with the platform of the United States', () => {
    expect(readConfig(safe)).toMatchObject({
      mode: 'live',
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'https://hotline.example',
      number: '12025550123',
      application: {
        id: 'aaaaaaaa-bbbb-cccc-dddd-0123456789ab',
        privateKey: key.trimEnd(),
        apiKey: 'a1b2c3d4',
        signatureSecrets: ['0123456789abcdef0123456789abcdef'],
      },
      voice: { socketUrl: 'https://ws-us.vonage.com', apiUrl: 'https://api-us.vonage.com' },
      trustProxy: [],
    });
    expect(readConfig(safe)).not.toHaveProperty('phonesUrl');
  });

  it('takes what is set', () => {
    const other = {
      HOST: '10.0.0.5',
      PUBLIC_URL: 'https://Hotline.example:8443',
      VONAGE_REGION: 'eu',
      VONAGE_SIGNATURE_SECRET_OLD: 'the-secret-of-before',
      TRUST_PROXY: '127.0.0.1, ::1',
      DEBUG: 'express:*,-vonage-of-old,hotline',
    };
    expect(readConfig({ ...safe, ...other })).toMatchObject({
      host: '10.0.0.5',
      publicUrl: 'https://hotline.example:8443',
      voice: { socketUrl: 'https://ws-eu.vonage.com', apiUrl: 'https://api-eu.vonage.com' },
      application: {
        signatureSecrets: ['0123456789abcdef0123456789abcdef', 'the-secret-of-before'],
      },
      trustProxy: ['127.0.0.1', '::1'],
    });
  });

  it('may be tried against a platform on this machine', () => {
    const VONAGE_API_URL = 'http://127.0.0.1:3100/';
    const VONAGE_SOCKET_URL = 'http://127.0.0.1:3100';
    const { voice } = readConfig({ ...safe, VONAGE_API_URL, VONAGE_SOCKET_URL });
    expect(voice).toMatchObject({ apiUrl: VONAGE_SOCKET_URL, socketUrl: VONAGE_SOCKET_URL });
  });

  it('takes the key as text, also with its lines written out', () => {
    const text = { ...safe, VONAGE_APPLICATION_PRIVATE_KEY_PATH: '' };
    const VONAGE_APPLICATION_PRIVATE_KEY = key.replaceAll('\n', '\\n');
    const { application } = readConfig({ ...text, VONAGE_APPLICATION_PRIVATE_KEY });
    expect(application?.privateKey).toBe(key);
  });

  it('takes secrets from files', () => {
    const config = readConfig({
      ...safe,
      VONAGE_SIGNATURE_SECRET: '',
      VONAGE_SIGNATURE_SECRET_FILE: file('secret', 'a-secret-that-lies-in-a-file\n'),
      DATABASE_URL_FILE: file('database', 'postgresql://db.example/calls'),
    });
    expect(config.application?.signatureSecrets).toEqual(['a-secret-that-lies-in-a-file']);
    expect(config.databaseUrl).toBe('postgresql://db.example/calls');
  });
});

describe('a live start is refused', () => {
  it.each([
    ['VONAGE_APPLICATION_ID', ''],
    ['VONAGE_APPLICATION_ID', 'my-application'],
    ['VONAGE_APPLICATION_PRIVATE_KEY_PATH', '/nowhere/private.key'],
    ['VONAGE_API_KEY', ''],
    ['VONAGE_API_KEY', 'two words'],
    ['VONAGE_SIGNATURE_SECRET', ''],
    ['VONAGE_SIGNATURE_SECRET', 'fifteen-letters'],
    ['VONAGE_SIGNATURE_SECRET_OLD', 'fifteen-letters'],
    ['VONAGE_SIGNATURE_SECRET_OLD_FILE', '/nowhere/secret'],
    ['VONAGE_NUMBER', ''],
    ['VONAGE_NUMBER', '07700900000'],
    ['PUBLIC_URL', ''],
    ['PUBLIC_URL', 'hotline.example'],
    ['PUBLIC_URL', 'http://hotline.example'],
    ['PUBLIC_URL', 'http://localhost:3000'],
    ['PUBLIC_URL', 'https://hotline.example/calls'],
    ['PUBLIC_URL', 'https://john@hotline.example'],
    ['DEBUG', '*'],
    ['DEBUG', 'vonage:*'],
    ['DEBUG', 'express:*, vonage:jwt'],
    ['DEBUG', 'von*'],
    ['DEBUG', 'VONAGE*'],
    ['VONAGE_REGION', 'mars'],
    ['VONAGE_API_URL', 'http://api.example'],
    ['VONAGE_SOCKET_URL', 'ws://127.0.0.1:3100'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', 'loopback'],
    ['TRUST_PROXY', '10.0.0.0/8'],
    ['TRUST_PROXY', '127.0.0.1,'],
  ])('with %s=%j, in one line that names it', (name, value) => {
    const line = refusal({ [name]: value });
    expect(line).toMatch(new RegExp(`${name} is .+$`));
    expect(line).not.toContain('\n');
  });

  it.each(['VONAGE_API_KEY', 'VONAGE_SIGNATURE_SECRET', 'VONAGE_API_SECRET'])(
    'when nothing but %s is set, and says what asked for it',
    (name) => {
      const read = () => readConfig({ [name]: 'do-not-tell' });
      expect(read).toThrow(/^VONAGE_APPLICATION_ID is missing/);
      expect(read).toThrow(new RegExp(`\\(${name} asks for a live start`));
      expect(read).not.toThrow(/do-not-tell/);
    },
  );

  it('without a key', () => {
    const line = refusal({ VONAGE_APPLICATION_PRIVATE_KEY_PATH: '' });
    expect(line).toMatch(/^VONAGE_APPLICATION_PRIVATE_KEY is missing .*_PATH\./);
  });

  it.each([0o640, 0o604, 0o660, 0o602])('when its key is open to others: %o', (mode) => {
    const path = file('open.key', key, mode);
    expect(refusal({ VONAGE_APPLICATION_PRIVATE_KEY_PATH: path })).toMatch(
      /open\.key is open to other users of this machine. Do: chmod 600 .*open\.key$/,
    );
  });

  it('when a secret in a file is open to others', () => {
    const path = file('open', 'the-secret-of-before', 0o644);
    expect(refusal({ VONAGE_SIGNATURE_SECRET_OLD_FILE: path })).toMatch(/chmod 600/);
  });

  it('when a secret is given twice', () => {
    const secret = file('twice', 'the-secret-of-before');
    expect(refusal({ VONAGE_SIGNATURE_SECRET_FILE: secret })).toMatch(/Keep one of them/);
    expect(refusal({ VONAGE_APPLICATION_PRIVATE_KEY: key })).toMatch(/Keep one of them/);
  });
});
