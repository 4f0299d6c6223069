import { createHash } from 'node:crypto';

/** What is kept of a secret: it finds the secret's row, and gives nobody the secret. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
