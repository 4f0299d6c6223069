import type { Request } from 'express';
import { HttpError } from '../errors.ts';
import type { AccountBook } from './account-book.ts';
import { clientAddress } from '../client-address.ts';
import { limitsOf } from './attempt-limits.ts';
import type { DeviceBook } from './device-book.ts';
import { readDevice } from './device-cookie.ts';
import type { PassphraseHash } from './passphrase-hash.ts';
import type { RateLimits } from './rate-limits.ts';

/**
 * Whether that is the user's passphrase; it takes as long when there is no such user.
 * @throws HttpError 429 `too-many-attempts`, before anything costly is done
 */
export type CheckPassphrase = (req: Request, user: string, passphrase: string) => Promise<boolean>;

export interface CheckPassphraseDependencies {
  readonly accounts: AccountBook;
  readonly devices: DeviceBook;
  readonly rateLimits: RateLimits;
  readonly passphraseHash: PassphraseHash;
}

export function createCheckPassphrase(dependencies: CheckPassphraseDependencies): CheckPassphrase {
  const { accounts, devices, rateLimits, passphraseHash } = dependencies;

  async function knownDevice(req: Request, user: string): Promise<string | undefined> {
    const secret = readDevice(req);
    return secret !== undefined && (await devices.knows(secret, user)) ? secret : undefined;
  }

  return async (req, user, passphrase) => {
    const device = await knownDevice(req, user);
    const { own, shared } = limitsOf({ user, address: clientAddress(req), device });
    const retryAfterMs = await rateLimits.count([...own, ...shared]);
    if (retryAfterMs !== undefined) {
      throw new HttpError('too-many-attempts', undefined, { retryAfterMs });
    }
    const account = await accounts.find(user);
    if (!(await passphraseHash.matches(passphrase, account?.passphrase ?? undefined))) return false;
    for (const limit of own) await rateLimits.clear(limit);
    for (const limit of shared) await rateLimits.giveBack(limit);
    return true;
  };
}
