import { z } from 'zod';
import { SignatureRefused, type SignatureFault } from './signature-refused.ts';
import type { WebhookAccount } from './webhook-account.ts';

/** Seconds that a webhook may be on its way, and that the platform's clock may be ahead of ours. */
const oldest = 300;
const earliest = 60;

const claims = z.object({
  iss: z.literal('Vonage'),
  iat: z.int(),
  api_key: z.string(),
  application_id: z.string(),
  payload_hash: z.string().regex(/^[0-9a-f]{64}$/),
  jti: z.string().regex(/^[!-~]{1,128}$/),
});

export type Claims = z.infer<typeof claims>;

const faults = new Map<unknown, SignatureFault>([
  ['iss', 'issuer-wrong'],
  ['iat', 'time-missing'],
  ['api_key', 'account-wrong'],
  ['application_id', 'application-missing'],
  ['payload_hash', 'hash-missing'],
  ['jti', 'id-missing'],
]);

/** The claims of a token with a good signature, when they are of now and for us. @throws SignatureRefused */
export function checkClaims(payload: unknown, account: WebhookAccount, now: number): Claims {
  const read = claims.safeParse(payload);
  if (!read.success) {
    throw new SignatureRefused(faults.get(read.error.issues[0]?.path[0]) ?? 'token-malformed');
  }
  const { iat, api_key, application_id } = read.data;
  const seconds = Math.floor(now / 1000) - iat;
  if (seconds > oldest) throw new SignatureRefused('too-old', seconds);
  if (seconds < -earliest) throw new SignatureRefused('too-early', seconds);
  if (api_key !== account.apiKey) throw new SignatureRefused('account-wrong');
  if (application_id !== account.applicationId) throw new SignatureRefused('application-wrong');
  return read.data;
}
