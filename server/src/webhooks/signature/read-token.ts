import type { IncomingMessage } from 'node:http';
import { SignatureRefused } from './signature-refused.ts';

const longest = 4096;
const part = '[A-Za-z0-9_-]+';
/** HMAC-SHA256 is 32 bytes, which is 43 characters. */
const form = new RegExp(`^Bearer (${part})\\.(${part})\\.([A-Za-z0-9_-]{43})$`);

export interface Token {
  readonly text: string;
  readonly header: unknown;
}

/**
 * The one token in a request's only `Authorization`, its parts spelled as they must be; nothing in it is proven.
 * @throws SignatureRefused
 */
export function readToken(req: IncomingMessage): Token {
  const { authorization } = req.headers;
  if (authorization === undefined) throw new SignatureRefused('unsigned');
  const found = isOnlyOne(req) && authorization.length <= longest && form.exec(authorization);
  if (!found || !found.slice(1).every(isCanonical)) throw new SignatureRefused('token-malformed');
  return { text: authorization.slice('Bearer '.length), header: parsed(found[1] ?? '') };
}

/** Node shows the first of several as if it were the only one. */
function isOnlyOne({ rawHeaders }: IncomingMessage): boolean {
  const names = rawHeaders.filter((_, index) => index % 2 === 0);
  return names.filter((name) => name.toLowerCase() === 'authorization').length === 1;
}

/** Several texts decode to the same bytes; only one of them is what these bytes encode to. */
function isCanonical(text: string): boolean {
  return Buffer.from(text, 'base64url').toString('base64url') === text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    throw new SignatureRefused('token-malformed');
  }
}
