import jsonwebtoken from 'jsonwebtoken';
import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';
import type { Application } from '../session/client-token.ts';

/** Time enough for one request between clocks that differ a little. */
const lifetimeSeconds = 300;

export interface ServerTokenDependencies {
  readonly application: Application;
  readonly clock: Clock;
  readonly random: Random;
}

/** Makes the token with which this server, not a user, asks the platform. */
export function createServerToken(dependencies: ServerTokenDependencies): () => string {
  const { application, clock, random } = dependencies;
  return () => {
    const iat = Math.floor(clock.now() / 1000);
    const jti = random(16).toString('hex');
    const claims = { application_id: application.id, jti, iat, exp: iat + lifetimeSeconds };
    return jsonwebtoken.sign(claims, application.key, { algorithm: 'RS256' });
  };
}
