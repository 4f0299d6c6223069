import type { KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { z } from 'zod';
import { checkClaims, type Claims } from './check-claims.ts';
import type { Token } from './read-token.ts';
import { SignatureRefused } from './signature-refused.ts';
import type { WebhookAccount } from './webhook-account.ts';

/** A `crit` names what must be understood, and we understand none; what names other keys is not asked. */
const header = z.object({
  alg: z.literal('HS256'),
  typ: z.literal('JWT').optional(),
  crit: z.undefined().optional(),
});

/**
 * What a token claims, when the platform has signed it now for this account.
 * @param now epoch milliseconds
 * @throws SignatureRefused
 */
export function verifyToken(token: Token, account: WebhookAccount, now: number): Claims {
  if (!header.safeParse(token.header).success) throw new SignatureRefused('algorithm-wrong');
  // Every secret is tried, so that the time it takes does not tell which is ours.
  const outcomes = account.secrets.map((secret) => verified(token.text, secret, now));
  const payload = outcomes.find((outcome) => outcome !== undefined);
  if (payload === undefined) throw new SignatureRefused('secret-wrong');
  if (payload instanceof SignatureRefused) throw payload;
  return checkClaims(payload, account, now);
}

function verified(text: string, secret: KeyObject, now: number): unknown {
  try {
    const clockTimestamp = Math.floor(now / 1000);
    return jwt.verify(text, secret, { algorithms: ['HS256'], clockTimestamp });
  } catch (error) {
    // Only a token with a good signature gets as far as this.
    const outdated = error instanceof jwt.TokenExpiredError || error instanceof jwt.NotBeforeError;
    return outdated ? new SignatureRefused('token-expired') : undefined;
  }
}
