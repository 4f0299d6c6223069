import { createHash, createHmac, createPublicKey, createSign, type KeyObject } from 'node:crypto';
import type { SignerIdentity } from './webhook-signer.ts';

/** A webhook before it is sent: what it says, and what it is to be signed with. */
export interface Draft {
  /** Seconds. */
  readonly now: number;
  readonly words: string;
  readonly id: string;
}

/** The `Authorization` of a forged webhook; undefined for none. */
export type Forgery = (draft: Draft) => string | undefined;

export interface ForgedIdentity extends SignerIdentity {
  readonly privateKey: KeyObject;
}

/** Signs rightly, and in every wrong way. */
export interface Forger {
  readonly genuine: (draft: Draft) => string;
  readonly signedBefore: (draft: Draft) => string;
  /** Ways to forge, and what the log is to say of each. */
  readonly forgeries: Readonly<Record<string, readonly [Forgery, string]>>;
}

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const hashOf = (words: string) => createHash('sha256').update(words).digest('hex');

/** Sets bits that do not belong to the last byte: other text, the same bytes. */
function slack(header: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return header.slice(0, -1) + (alphabet[alphabet.indexOf(header.slice(-1)) | 1] ?? '');
}

/** Forges what somebody sends to whom the platform sends as this identity. */
export function createForger(signing: ForgedIdentity): Forger {
  const [secret = '', formerSecret = ''] = signing.signatureSecrets;

  function claimsOf({ now, words, id }: Draft): Record<string, unknown> {
    const who = { iss: 'Vonage', api_key: signing.apiKey, application_id: signing.id };
    return { iat: now, jti: id, ...who, payload_hash: hashOf(words) };
  }

  /** Signed by hand, so that it can be wrong in every way. */
  function signed(
    claims: unknown,
    {
      header = {},
      key = secret,
      hash = 'sha256',
    }: { header?: object; key?: string; hash?: string },
  ): string {
    const text = `${base64({ alg: 'HS256', typ: 'JWT', ...header })}.${base64(claims)}`;
    return `Bearer ${text}.${createHmac(hash, key).update(text).digest('base64url')}`;
  }

  const genuine = (draft: Draft): string => signed(claimsOf(draft), {});
  const signedBefore = (draft: Draft): string => signed(claimsOf(draft), { key: formerSecret });

  const withKey = (key: string) => (draft: Draft) => signed(claimsOf(draft), { key });
  const withHeader = (header: object) => (draft: Draft) => signed(claimsOf(draft), { header });
  const claiming = (more: object) => (draft: Draft) => signed({ ...claimsOf(draft), ...more }, {});
  const aged = (seconds: number) => (draft: Draft) => claiming({ iat: draft.now - seconds })(draft);
  const respelled = (change: (header: string) => string) => (draft: Draft) =>
    change(genuine(draft));
  const pem = (type: 'pkcs8' | 'spki') =>
    String(
      type === 'spki'
        ? createPublicKey(signing.privateKey).export({ type, format: 'pem' })
        : signing.privateKey.export({ type, format: 'pem' }),
    );

  function rsa(draft: Draft): string {
    const text = `${base64({ alg: 'RS256', typ: 'JWT' })}.${base64(claimsOf(draft))}`;
    return `Bearer ${text}.${createSign('RSA-SHA256').update(text).sign(signing.privateKey, 'base64url')}`;
  }

  const forgeries: Forger['forgeries'] = {
    'without a token': [() => undefined, 'unsigned'],
    'with another scheme': [
      (draft) => genuine(draft).replace('Bearer', 'Basic'),
      'token-malformed',
    ],
    'with a random secret': [withKey('fedcba9876543210fedcba9876543210'), 'secret-wrong'],
    'with an empty secret': [withKey(''), 'secret-wrong'],
    'with our public key for a secret': [withKey(pem('spki')), 'secret-wrong'],
    'with our private key for a secret': [withKey(pem('pkcs8')), 'secret-wrong'],
    'without a signature': [
      (draft) => `Bearer ${base64({ alg: 'none' })}.${base64(claimsOf(draft))}.`,
      'token-malformed',
    ],
    'signed, but saying that it is not': [withHeader({ alg: 'none' }), 'algorithm-wrong'],
    'with HS512': [
      (draft) => signed(claimsOf(draft), { header: { alg: 'HS512' }, hash: 'sha512' }),
      'token-malformed',
    ],
    'with HS384 by name': [withHeader({ alg: 'HS384' }), 'algorithm-wrong'],
    'with RS256': [rsa, 'token-malformed'],
    'with the algorithm in small letters': [withHeader({ alg: 'hs256' }), 'algorithm-wrong'],
    'with a list of algorithms': [withHeader({ alg: ['HS256'] }), 'algorithm-wrong'],
    'of another type': [withHeader({ typ: 'at+jwt' }), 'algorithm-wrong'],
    'with something critical': [withHeader({ crit: ['exp'], exp: 1 }), 'algorithm-wrong'],
    'with nothing critical': [withHeader({ crit: null }), 'algorithm-wrong'],
    'signed 301 s ago': [aged(301), 'too-old'],
    'signed six years ago': [aged(189_000_000), 'too-old'],
    'signed 61 s ahead': [aged(-61), 'too-early'],
    'expired by its own word': [(draft) => claiming({ exp: draft.now })(draft), 'token-expired'],
    'not valid yet by its own word': [
      (draft) => claiming({ nbf: draft.now + 1 })(draft),
      'token-expired',
    ],
    'signed at no time': [claiming({ iat: undefined }), 'time-missing'],
    'signed at a text': [(draft) => claiming({ iat: String(draft.now) })(draft), 'time-missing'],
    'signed at half a second': [aged(0.5), 'time-missing'],
    'signed at null': [claiming({ iat: null }), 'time-missing'],
    'by somebody else': [claiming({ iss: 'Nexmo' }), 'issuer-wrong'],
    'by nobody': [claiming({ iss: undefined }), 'issuer-wrong'],
    'for another account': [claiming({ api_key: 'ffffffff' }), 'account-wrong'],
    'for no account': [claiming({ api_key: undefined }), 'account-wrong'],
    'for another application': [claiming({ application_id: signing.apiKey }), 'application-wrong'],
    'for no application': [claiming({ application_id: undefined }), 'application-missing'],
    'without a hash': [claiming({ payload_hash: undefined }), 'hash-missing'],
    'with a short hash': [
      (draft) => claiming({ payload_hash: hashOf(draft.words).slice(2) })(draft),
      'hash-missing',
    ],
    'with a list of hashes': [
      (draft) => claiming({ payload_hash: [hashOf(draft.words)] })(draft),
      'hash-missing',
    ],
    'with the hash of other words': [claiming({ payload_hash: hashOf('{}') }), 'payload-changed'],
    'without an id': [claiming({ jti: undefined }), 'id-missing'],
    'with an empty id': [claiming({ jti: '' }), 'id-missing'],
    'with an endless id': [claiming({ jti: 'x'.repeat(129) }), 'id-missing'],
    'with a claim that is a text': [() => signed('Vonage', {}), 'token-malformed'],
    'with one character changed': [
      respelled((header) => header.replace(/.(?=.{50}$)/, (one) => (one === 'A' ? 'B' : 'A'))),
      'secret-wrong',
    ],
    'cut off': [respelled((header) => header.slice(0, -1)), 'token-malformed'],
    'with padding': [respelled((header) => `${header}=`), 'token-malformed'],
    'with a fourth part': [respelled((header) => `${header}.`), 'token-malformed'],
    'with a space in it': [respelled((header) => header.replace('.', ' .')), 'token-malformed'],
    'with two spaces': [respelled((header) => header.replace(' ', '  ')), 'token-malformed'],
    'with bits that say nothing': [respelled(slack), 'token-malformed'],
    'longer than any token': [claiming({ more: 'x'.repeat(4096) }), 'token-malformed'],
  };

  return { genuine, signedBefore, forgeries };
}
