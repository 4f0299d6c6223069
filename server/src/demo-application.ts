import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Config } from './config.ts';
import { errorCode } from './error-code.ts';
import { StartError } from './start-error.ts';

const kept = z.object({ id: z.uuid(), privateKey: z.string().startsWith('-----BEGIN') });
type Kept = z.infer<typeof kept>;

/**
 * The voice application of the demo in this folder: made up at the first start and the same ever after, so that the
 * calls of an earlier start can be asked about. @throws StartError
 */
export function demoApplication(folder: string): Config['application'] {
  const path = resolve(folder);
  const file = join(path, 'application.json');
  try {
    return signed(read(file) ?? make(path, file));
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(
      `Cannot keep calls in ${path} (${errorCode(error)}). Choose another folder: DATA_DIR=`,
    );
  }
}

/** The secret follows from the key: the emulator, wherever it runs, finds the same one, and none has to be kept. */
function signed(application: Kept): Config['application'] {
  const secret = createHmac('sha256', application.privateKey).update('webhooks').digest('hex');
  return { ...application, apiKey: 'demo', signatureSecrets: [secret] };
}

function read(file: string): Kept | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return kept.parse(JSON.parse(text));
  } catch {
    throw new StartError(`${file} is broken. Delete it, and a new one is made.`);
  }
}

/** All of the file or nothing of it; of two that start at once, both take the same. */
function make(folder: string, file: string): Kept {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const application = made();
  const whole = `${file}.${application.id}`;
  writeFileSync(whole, JSON.stringify(application), { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(whole, file);
    return application;
  } catch (error) {
    const others = errorCode(error) === 'EEXIST' ? read(file) : undefined;
    if (others) return others;
    throw error;
  } finally {
    rmSync(whole);
  }
}

function made(): Kept {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return { id: randomUUID(), privateKey };
}
