import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { signing } from '../../testing/test-app.ts';
import { tokenEncodings } from '../../testing/token-encodings.ts';
import { readToken } from './read-token.ts';
import { SignatureRefused } from './signature-refused.ts';
import { verifyToken } from './verify-token.ts';
import { webhookAccount } from './webhook-account.ts';

const now = Date.parse('2026-11-21T09:00:00Z');
const [secret = ''] = signing.signatureSecrets;
const payload_hash = createHash('sha256').update('{}').digest('hex');
const who = { iss: 'Vonage', api_key: signing.apiKey, application_id: signing.id };
const claims = { iat: now / 1000, jti: 'id', ...who, payload_hash };
const { right, wrong } = tokenEncodings(claims, secret);

function verify(authorization: string) {
  const rawHeaders = ['Authorization', authorization];
  const req = { headers: { authorization }, rawHeaders } as unknown as IncomingMessage;
  return verifyToken(readToken(req), webhookAccount(signing), now);
}

describe('a token', () => {
  it.each(Object.entries(right))('is taken %s', (_, token) => {
    expect(verify(token)).toMatchObject({ jti: 'id', payload_hash });
  });

  it('is refused in every other way to write it down, or to sign it', () => {
    const ways = Object.entries(wrong);
    expect(ways.length).toBeGreaterThan(350);
    const taken = ways.filter(([, token]) => {
      try {
        return verify(token);
      } catch (error) {
        if (error instanceof SignatureRefused) return false;
        throw error;
      }
    });
    expect(taken.map(([how]) => how)).toEqual([]);
  });
});
