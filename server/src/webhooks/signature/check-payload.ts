import { createHash, timingSafeEqual } from 'node:crypto';
import { SignatureRefused } from './signature-refused.ts';

/** Passes when one of these is what was signed. @throws SignatureRefused */
export function checkPayload(hash: string, candidates: readonly (string | Buffer)[]): void {
  const signed = Buffer.from(hash, 'hex');
  const same = candidates.some((candidate) =>
    timingSafeEqual(createHash('sha256').update(candidate).digest(), signed),
  );
  if (!same) throw new SignatureRefused('payload-changed');
}
