import { z } from 'zod';
import type { Application } from '../platform/applications.ts';
import type { User, Users } from '../platform/browsers/users.ts';
import { openToken } from '../signed-token.ts';
import type { SignedTokenDependencies } from '../signed-token.ts';

/** What a token proves. */
export interface Identity {
  readonly user: User;
  readonly application: Application;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  /** The path patterns of the ACL. */
  readonly paths: readonly string[];
}

export type TokenCheck =
  | { readonly ok: true; readonly identity: Identity }
  | { readonly ok: false; readonly code: TokenFault; readonly description: string };

/** The names the SDK knows these faults by. */
export type TokenFault =
  'system:error:expired-token' | 'system:error:invalid-token' | 'user:error:not-found';

export interface TokenDependencies extends SignedTokenDependencies {
  readonly users: Users;
}

const claims = z.object({
  sub: z.string().min(1),
  acl: z.object({ paths: z.record(z.string(), z.unknown()) }),
});

/** Checks a user token: signature by its application's key, claims, time, and that the user exists. */
export function checkToken(token: string, dependencies: TokenDependencies): TokenCheck {
  const opened = openToken(token, dependencies);
  if (!opened.ok) return refuse(`system:error:${opened.fault}-token`, opened.description);
  const { application, expiresAt } = opened;
  const read = claims.safeParse(opened.claims);
  if (!read.success) {
    return refuse('system:error:invalid-token', 'The token lacks a claim: sub or acl.');
  }
  const { sub, acl } = read.data;
  const user = dependencies.users.find(application, sub);
  if (!user) return refuse('user:error:not-found', `No user is named ${sub}.`);
  return { ok: true, identity: { user, application, expiresAt, paths: Object.keys(acl.paths) } };
}

function refuse(code: TokenFault, description: string): TokenCheck {
  return { ok: false, code, description };
}
