import jsonwebtoken from 'jsonwebtoken';
import { z } from 'zod';
import type { Application, Applications } from '../platform/applications.ts';
import type { Clock } from '../platform/ports.ts';
import type { User, Users } from '../platform/users.ts';

/** What a token proves. */
export interface Identity {
  readonly user: User;
  readonly application: Application;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  /** The path patterns of the ACL. */
  readonly paths: readonly string[];
}

export type TokenCheck =
  | { readonly ok: true; readonly identity: Identity }
  | { readonly ok: false; readonly code: TokenFault; readonly description: string };

/** The names the SDK knows these faults by. */
export type TokenFault =
  'system:error:expired-token' | 'system:error:invalid-token' | 'user:error:not-found';

export interface TokenDependencies {
  readonly applications: Applications;
  readonly users: Users;
  readonly clock: Clock;
}

const claims = z.object({
  application_id: z.string(),
  sub: z.string().min(1),
  iat: z.number(),
  /** Without it a token lasts a quarter of an hour. */
  exp: z.number().optional(),
  acl: z.object({ paths: z.record(z.string(), z.unknown()) }),
});

const defaultSeconds = 15 * 60;
const longestSeconds = 24 * 60 * 60;

const invalid = (description: string): TokenCheck => ({
  ok: false,
  code: 'system:error:invalid-token',
  description,
});

/** Checks a user token: signature by its application's key, claims, time, and that the user exists. */
export function checkToken(token: string, dependencies: TokenDependencies): TokenCheck {
  const { applications, users, clock } = dependencies;
  const read = claims.safeParse(decode(token));
  if (!read.success) return invalid('The token lacks a claim: application_id, sub, iat or acl.');

  const { application_id, sub, iat, exp = iat + defaultSeconds, acl } = read.data;
  const application = applications.find(application_id);
  if (!application) return invalid('The token names an unknown application.');
  if (!signed(token, application)) return invalid('The signature of the token is wrong.');
  if (exp - iat > longestSeconds) return invalid('The token lasts longer than 24 hours.');
  const expiresAt = exp * 1000;
  if (expiresAt <= clock.now()) {
    return { ok: false, code: 'system:error:expired-token', description: 'Token has expired' };
  }
  const user = users.find(application, sub);
  if (!user) {
    return { ok: false, code: 'user:error:not-found', description: `No user is named ${sub}.` };
  }
  return { ok: true, identity: { user, application, expiresAt, paths: Object.keys(acl.paths) } };
}

function decode(token: string): unknown {
  try {
    return jsonwebtoken.decode(token);
  } catch {
    // The library throws when the claims are not JSON, and gives null for all else that is no token.
    return null;
  }
}

function signed(token: string, { publicKey }: Application): boolean {
  try {
    jsonwebtoken.verify(token, publicKey, { algorithms: ['RS256'], ignoreExpiration: true });
    return true;
  } catch {
    // The library says by throwing that a signature is wrong.
    return false;
  }
}
