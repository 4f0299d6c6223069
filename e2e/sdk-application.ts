import { createSign, generateKeyPairSync } from 'node:crypto';
import type { Ncco } from '@hotline/emulator/platform/ncco/ncco';
import type { Webhooks } from '@hotline/emulator/platform/ports';

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** A number of the application. */
export const hotline = '447700900099';

/** An application whose users sign in with an SDK. */
export const application = {
  id: 'aaaaaaaa-0000-4000-8000-000000000001',
  publicKey: keys.publicKey,
  signatureSecret: 'a secret of thirty-two characters',
  apiKey: 'abcd1234',
  numbers: [hotline],
  answerUrl: { url: 'http://127.0.0.1:9/answer', method: 'GET' as const },
};

/** A token with which that user signs in, worth something for so many seconds. */
export function tokenOf(sub: string, seconds = 600): string {
  const iat = Math.floor(Date.now() / 1000);
  const acl = { paths: { '/**': {} } };
  const claims = { application_id: application.id, sub, acl, iat, exp: iat + seconds, jti: sub };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`;
  const signature = createSign('RSA-SHA256').update(signed).sign(keys.privateKey, 'base64url');
  return `${signed}.${signature}`;
}

/** The action that connects to that phone. */
export const connectTo = (number: string): Ncco[number] => ({
  action: 'connect',
  from: hotline,
  endpoint: [{ type: 'phone', number }],
});

/** A server that connects each call to the phone that was dialled. */
export const connecting: Webhooks = {
  ask: ({ payload }) => Promise.resolve({ ok: true, body: [connectTo(String(payload.to))] }),
  consult: () => Promise.resolve({ ok: true, body: '' }),
  tell: () => undefined,
  credential: () => undefined,
};
