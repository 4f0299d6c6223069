import { hash, timingSafeEqual } from 'node:crypto';
import { SignatureRefused } from './signature-refused.ts';

/** Passes when one of these is what was signed. @throws SignatureRefused */
export function checkPayload(signedHash: string, candidates: Iterable<string | Buffer>): void {
  const signed = Buffer.from(signedHash, 'hex');
  for (const candidate of candidates) {
    if (timingSafeEqual(hash('sha256', candidate, 'buffer'), signed)) return;
  }
  throw new SignatureRefused('payload-changed');
}
