import { createHash, createHmac } from 'node:crypto';
import type { SigningIdentity } from './signature.ts';

/** A webhook that is to be forged: who would sign it, over which words. */
export interface Draft extends SigningIdentity {
  /** Epoch seconds. */
  readonly now: number;
  readonly id: string;
  readonly words: string;
  /** The application's, in PEM: everybody may know it. */
  readonly publicKey: string;
}

export interface TokenForm {
  readonly header?: object;
  /** On top of the right ones; undefined takes one away. */
  readonly claims?: object;
  readonly secret?: string;
  readonly hash?: 'sha256' | 'sha384' | 'sha512';
}

export function hashOf(words: string): string {
  return createHash('sha256').update(words).digest('hex');
}

/** An `Authorization` that is right but for what `form` says. */
export function tokenOf(draft: Draft, form: TokenForm = {}): string {
  const claims = {
    iat: draft.now,
    jti: draft.id,
    iss: 'Vonage',
    payload_hash: hashOf(draft.words),
    api_key: draft.apiKey,
    application_id: draft.applicationId,
    ...form.claims,
  };
  const text = `${encoded({ alg: 'HS256', typ: 'JWT', ...form.header })}.${encoded(claims)}`;
  const signing = createHmac(form.hash ?? 'sha256', form.secret ?? draft.signatureSecret);
  return `Bearer ${text}.${signing.update(text).digest('base64url')}`;
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
