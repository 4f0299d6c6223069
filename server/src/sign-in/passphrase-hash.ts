import { scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Random } from '../random.ts';

export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** Makes 32 bytes out of a passphrase, at a price. */
export type DeriveKey = (passphrase: string, salt: Buffer, cost: ScryptCost) => Promise<Buffer>;

/** 16 MB and a third of a second: dear enough for a thief of the table, cheap enough for two at a time. */
const cost: ScryptCost = { N: 2 ** 14, r: 8, p: 5 };
/** More at a time would only cost memory: the others wait. */
const atOnce = 2;

/** How passphrases are kept: nobody can read them back. */
export interface PassphraseHash {
  /** What is kept; it names its own cost, so that a later one may be another. */
  make(passphrase: string): Promise<string>;
  /** Takes as long when nothing is kept: nobody learns so who has a passphrase, or exists. */
  matches(passphrase: string, kept: string | undefined): Promise<boolean>;
}

export interface PassphraseHashDependencies {
  readonly deriveKey: DeriveKey;
  readonly random: Random;
}

export function createPassphraseHash(dependencies: PassphraseHashDependencies): PassphraseHash {
  const { random } = dependencies;
  const derive = fewAtOnce(dependencies.deriveKey);

  return {
    make: async (passphrase) => {
      const salt = random(16);
      return encode(cost, salt, await derive(sameSpelling(passphrase), salt, cost));
    },
    matches: async (passphrase, kept) => {
      const { salt, key, ...price } = decode(kept ?? nobodys);
      const derived = await derive(sameSpelling(passphrase), salt, price);
      return timingSafeEqual(derived, key) && kept !== undefined;
    },
  };
}

const promised = promisify<string, Buffer, number, object, Buffer>(scrypt);

/** The real thing, beside the program's other work. */
export const deriveByScrypt: DeriveKey = (passphrase, salt, price) =>
  promised(passphrase, salt, 32, { ...price, maxmem: 256 * price.N * price.r });

/** Two keyboards may spell the same letter in two ways. */
function sameSpelling(passphrase: string): string {
  return passphrase.normalize('NFKC');
}

function encode({ N, r, p }: ScryptCost, salt: Buffer, key: Buffer): string {
  return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

function decode(kept: string): ScryptCost & { readonly salt: Buffer; readonly key: Buffer } {
  const [, N, r, p, salt = '', key = ''] = kept.split('$');
  const price = { N: Number(N), r: Number(r), p: Number(p) };
  return { ...price, salt: Buffer.from(salt, 'base64url'), key: Buffer.from(key, 'base64url') };
}

/** Looks like a kept passphrase, costs as much, and is nobody's. */
const nobodys = encode(cost, Buffer.alloc(16), Buffer.alloc(32));

function fewAtOnce(derive: DeriveKey): DeriveKey {
  const waiting: (() => void)[] = [];
  let running = 0;

  return async (...asked) => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await derive(...asked);
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
