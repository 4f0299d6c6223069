import type { IncomingMessage } from 'node:http';
import { countHeaders } from '../../count-headers.ts';
import { SignatureRefused } from './signature-refused.ts';

const longest = 4096;
/** Several texts decode to the same bytes; only this is what they encode to: bits that say nothing are zero. */
const digit = '[A-Za-z0-9_-]';
const one = `${digit}[AQgw]`;
const two = `${digit}{2}[AEIMQUYcgkosw048]`;
const part = `(?=${digit})(?:${digit}{4})*(?:${one}|${two})?`;
/** HMAC-SHA256 is 32 bytes, which is 43 characters. */
const form = new RegExp(`^Bearer (${part})\\.${part}\\.${digit}{40}${two}$`);

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
  if (!found) throw new SignatureRefused('token-malformed');
  return { text: authorization.slice('Bearer '.length), header: parsed(found[1] ?? '') };
}

/** Node shows the first of several as if it were the only one. */
function isOnlyOne({ rawHeaders }: IncomingMessage): boolean {
  return countHeaders(rawHeaders, 'authorization') === 1;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    throw new SignatureRefused('token-malformed');
  }
}
