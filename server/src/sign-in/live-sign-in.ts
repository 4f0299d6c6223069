import { Router } from 'express';
import type { AuditLog } from '../audit/audit-log.ts';
import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';
import type { Enter } from '../session/enter.ts';
import type { SessionBook } from '../session/session-book.ts';
import type { SignedIn } from '../session/signed-in.ts';
import type { Sql } from '../store/sql.ts';
import { createSetupLinks } from '../users/setup-links.ts';
import type { UserBook } from '../users/user-book.ts';
import { createAccountBook } from './account-book.ts';
import { createChallenges } from './challenges.ts';
import { createCheckPassphrase } from './check-passphrase.ts';
import { credentialRoutes } from './credential-routes.ts';
import { createCredentials } from './credentials.ts';
import { createDeviceBook } from './device-book.ts';
import { createEnterAndRemember } from './enter-and-remember.ts';
import { createPasskeyBook } from './passkey-book.ts';
import { createPasskeyQuestions } from './passkey-questions.ts';
import { passkeyRoutes } from './passkey-routes.ts';
import { createPassphraseHash, type DeriveKey } from './passphrase-hash.ts';
import { passphraseRoutes } from './passphrase-routes.ts';
import { proofRoutes } from './proof-routes.ts';
import { createRateLimits } from './rate-limits.ts';
import type { RelyingParty } from './relying-party.ts';
import { setupRoutes } from './setup-routes.ts';

export interface LiveSignInDependencies {
  readonly store: Sql;
  readonly clock: Clock;
  readonly random: Random;
  readonly deriveKey: DeriveKey;
  readonly relyingParty: RelyingParty;
  readonly users: UserBook;
  readonly sessions: SessionBook;
  readonly enter: Enter;
  readonly signedIn: SignedIn;
  readonly freshProof: SignedIn;
  readonly audit: AuditLog;
}

/** Everything about signing in where it counts: passkeys, passphrases, setup links, proofs. */
export function liveSignIn(dependencies: LiveSignInDependencies): Router {
  const own = {
    ...{ accounts: createAccountBook(dependencies), devices: createDeviceBook(dependencies) },
    passkeys: createPasskeyBook(dependencies),
    challenges: createChallenges(dependencies),
    rateLimits: createRateLimits(dependencies),
    passphraseHash: createPassphraseHash(dependencies),
    setupLinks: createSetupLinks(dependencies),
  };
  const passkeyQuestions = createPasskeyQuestions({ ...dependencies, ...own });
  const all = {
    ...{ ...dependencies, ...own, passkeyQuestions },
    enter: createEnterAndRemember({ ...dependencies, ...own }),
    checkPassphrase: createCheckPassphrase(own),
    credentials: createCredentials({ ...dependencies, ...own, passkeyQuestions }),
  };
  return Router().use(
    passphraseRoutes(all),
    passkeyRoutes(all),
    setupRoutes(all),
    credentialRoutes(all),
    proofRoutes(all),
  );
}
