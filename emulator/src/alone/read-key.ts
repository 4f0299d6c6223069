import { createPublicKey, type KeyObject } from 'node:crypto';
import { inWords, StartError } from './start-error.ts';

/** The content of a file, by its path from the application file. */
export type ReadFile = (path: string) => string;

/** A key in PEM, or the file that holds it; of a private key, the public half. Throws a `StartError`. */
export function readKey(pemOrPath: string, field: string, read: ReadFile): KeyObject {
  const inFile = !pemOrPath.includes('-----BEGIN');
  try {
    return createPublicKey(inFile ? read(pemOrPath) : pemOrPath);
  } catch (error) {
    const what = inFile ? `names ${pemOrPath}, which holds no key that can be read` : 'is no key';
    throw new StartError('key-unreadable', `${field} ${what}: ${inWords(error)}`);
  }
}
