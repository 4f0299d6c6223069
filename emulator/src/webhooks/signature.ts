import { createHash, createSecretKey } from 'node:crypto';
import jwt from 'jsonwebtoken';

/** Whose secret signs, and as whom. */
export interface SigningIdentity {
  readonly applicationId: string;
  readonly apiKey: string;
  readonly signatureSecret: string;
}

export interface Signature extends SigningIdentity {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Unique for each webhook. */
  readonly id: string;
}

/** The `Authorization` header of a signed webhook: HS256 over the hash of what is sent. */
export function authorization(signed: string, signature: Signature): string {
  const claims = {
    iat: Math.floor(signature.now / 1000),
    jti: signature.id,
    iss: 'Vonage',
    payload_hash: createHash('sha256').update(signed).digest('hex'),
    api_key: signature.apiKey,
    application_id: signature.applicationId,
  };
  const key = createSecretKey(signature.signatureSecret, 'utf8');
  return `Bearer ${jwt.sign(claims, key, { algorithm: 'HS256' })}`;
}
