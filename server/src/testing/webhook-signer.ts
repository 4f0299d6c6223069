import { createHash, randomUUID } from 'node:crypto';
import jwt from 'jsonwebtoken';

/** The `Authorization` that the platform sends with these words: a body, or a query as JSON. */
export type WebhookSigner = (words: string | Buffer) => string;

export interface SignerIdentity {
  readonly id: string;
  readonly apiKey: string;
  readonly signatureSecrets: readonly string[];
}

/** Signs as the platform does, for tests and benches that post webhooks by hand. `now` is in epoch milliseconds. */
export function webhookSigner(
  { id, apiKey, signatureSecrets: [secret = ''] }: SignerIdentity,
  now: () => number = () => new Date().getTime(),
): WebhookSigner {
  return (words) => {
    const claims = {
      iat: Math.floor(now() / 1000),
      jti: randomUUID(),
      iss: 'Vonage',
      payload_hash: createHash('sha256').update(words).digest('hex'),
      api_key: apiKey,
      application_id: id,
    };
    return `Bearer ${jwt.sign(claims, secret, { algorithm: 'HS256' })}`;
  };
}
