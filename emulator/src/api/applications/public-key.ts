import { createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { invalidApplication } from './problems.ts';

const leastBits = 2048;

/** The key in that PEM. Throws a problem for all that is no public RSA key. */
export function readPublicKey(pem: string): KeyObject {
  const key = parse(pem);
  const bits = key?.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key?.asymmetricKeyType === 'rsa' && bits >= leastBits) return key;
  throw invalidApplication('payload', {
    name: 'keys.public_key',
    reason: 'must be a public RSA key of at least 2048 bits, as PEM',
  });
}

function parse(pem: string): KeyObject | undefined {
  try {
    // The library would take a private key, too, and make its public half of it.
    return pem.includes('PRIVATE') ? undefined : createPublicKey(pem);
  } catch {
    // The library says by throwing that it is none.
    return undefined;
  }
}
