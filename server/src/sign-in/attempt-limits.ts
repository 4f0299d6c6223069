import { sha256 } from '../sha256.ts';
import type { RateLimit } from './rate-limits.ts';

const minute = 60_000;
const day = 86_400_000;

/** Where a passphrase is tried: by whom it says, from which address, and from a browser that we know or do not. */
export interface Attempt {
  readonly user: string;
  readonly address: string;
  /** The secret of a browser that this user has signed in from before. */
  readonly device: string | undefined;
}

/** What an attempt counts against. */
export interface AttemptLimits {
  /** Forgotten when the passphrase is right. */
  readonly own: readonly RateLimit[];
  /** Given back when it is. */
  readonly shared: readonly RateLimit[];
}

/**
 * A browser that we know counts for itself alone, so that nobody else's guessing locks its user out. All others share
 * what there is for the user, for the address and for the whole installation: the last bounds what hashing costs.
 */
export function limitsOf({ user, address, device }: Attempt): AttemptLimits {
  const whose = `sign-in ${sha256(user)} ${device === undefined ? 'elsewhere' : sha256(device)}`;
  const own = [
    { name: `${whose} now`, most: 5, windowMs: 15 * minute },
    { name: `${whose} today`, most: 50, windowMs: day },
  ];
  if (device !== undefined) return { own, shared: [] };
  const shared = [
    { name: `sign-in from ${address}`, most: 20, windowMs: 15 * minute },
    { name: 'sign-in', most: 30, windowMs: minute },
  ];
  return { own, shared };
}
