import jsonwebtoken from 'jsonwebtoken';
import { z } from 'zod';
import type { Application, Applications } from './platform/applications.ts';
import type { Clock } from './platform/ports.ts';

export interface SignedTokenDependencies {
  readonly applications: Applications;
  readonly clock: Clock;
}

export type OpenedToken =
  | {
      readonly ok: true;
      readonly application: Application;
      /** Epoch milliseconds. */
      readonly expiresAt: number;
      /** All claims, for those who need more of them. */
      readonly claims: unknown;
    }
  | { readonly ok: false; readonly fault: 'invalid' | 'expired'; readonly description: string };

const claims = z.object({
  application_id: z.string(),
  iat: z.number(),
  /** Without it a token lasts a quarter of an hour. */
  exp: z.number().optional(),
});

const defaultSeconds = 15 * 60;
const longestSeconds = 24 * 60 * 60;
/** How far the clocks of two machines may be apart. */
const clockSeconds = 60;

const invalid = (description: string): OpenedToken => ({
  ok: false,
  fault: 'invalid',
  description,
});

/** Checks what every token of an application has: the signature by its key, and its time. */
export function openToken(token: string, dependencies: SignedTokenDependencies): OpenedToken {
  const { applications, clock } = dependencies;
  const payload = decode(token);
  const read = claims.safeParse(payload);
  if (!read.success) return invalid('The token lacks a claim: application_id or iat.');

  const { application_id, iat, exp = iat + defaultSeconds } = read.data;
  const application = applications.find(application_id);
  if (!application) return invalid('The token names an unknown application.');
  if (!signed(token, application)) return invalid('The signature of the token is wrong.');
  if (exp - iat > longestSeconds) return invalid('The token lasts longer than 24 hours.');
  if (iat - clockSeconds > clock.now() / 1000) return invalid('The token is from the future.');
  const expiresAt = exp * 1000;
  if (expiresAt <= clock.now()) {
    return { ok: false, fault: 'expired', description: 'Token has expired' };
  }
  return { ok: true, application, expiresAt, claims: payload };
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
