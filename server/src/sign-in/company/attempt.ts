import { sha256 } from '../../sha256.ts';

/** What one way to the provider and back is known by. */
export interface Attempt {
  /** Comes back with the browser. */
  readonly state: string;
  /** Comes back in the provider's token. */
  readonly nonce: string;
  /** PKCE: shows the provider that whoever brings the code has asked for it. */
  readonly verifier: string;
}

/** All from the secret that the browser alone keeps; nobody gets from one of them to another. */
export function attemptOf(secret: string): Attempt {
  const of = (use: string) => sha256(`${use} ${secret}`);
  return { state: of('state'), nonce: of('nonce'), verifier: of('verifier') };
}
