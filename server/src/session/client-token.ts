import { createPrivateKey, type KeyObject } from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';
import { StartError } from '../start-error.ts';

/** The application's key, parsed once. @throws StartError when the PEM holds no private key. */
export function applicationKey(pem: string): KeyObject {
  const key = privateKeyIn(pem);
  if (key?.asymmetricKeyType === 'rsa') return key;
  throw new StartError(
    'The application private key is not an RSA private key in PEM. Check the file.',
  );
}

function privateKeyIn(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}

/** What the voice SDK needs to sign in and place a call; images, push and devices are left out. */
const paths = ['sessions', 'users', 'conversations', 'media', 'knocking', 'legs', 'rtc'];
const acl = { paths: Object.fromEntries(paths.map((path) => [`/*/${path}/**`, {}])) };

/** Long enough to place a call, short enough that a stolen one is soon worthless. */
const lifetimeSeconds = 600;

/** The voice application in whose name tokens are signed. */
export interface Application {
  readonly id: string;
  readonly key: KeyObject;
}

export interface ClientTokenDependencies {
  readonly application: Application;
  readonly clock: Clock;
  readonly random: Random;
}

/** Makes the token with which that user's voice SDK signs in to the platform. */
export type ClientToken = (user: string) => string;

export function createClientToken(dependencies: ClientTokenDependencies): ClientToken {
  const { application, clock, random } = dependencies;
  return (user) => {
    const iat = Math.floor(clock.now() / 1000);
    const claims = {
      application_id: application.id,
      sub: user,
      jti: random(16).toString('hex'),
      iat,
      exp: iat + lifetimeSeconds,
      acl,
    };
    return jsonwebtoken.sign(claims, application.key, { algorithm: 'RS256' });
  };
}
