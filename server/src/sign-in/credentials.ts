import type { PasskeyRegistration } from '@hotline/protocol/sign-in';
import type { AuditLog } from '../audit/audit-log.ts';
import { HttpError } from '../errors.ts';
import type { AccountBook } from './account-book.ts';
import type { PassphraseHash } from './passphrase-hash.ts';
import type { NewPasskey, PasskeyBook } from './passkey-book.ts';
import { flawOf } from './passphrase-rules.ts';
import type { ChallengePurpose } from './challenges.ts';
import type { PasskeyQuestions } from './passkey-questions.ts';

/** What a user signs in with. Each is checked first and kept then, so that a setup link can be used up in between. */
export interface Credentials {
  /** @throws HttpError 422 `passphrase-refused`, why in words */
  checkPassphrase(user: string, passphrase: string): void;
  setPassphrase(user: string, passphrase: string): Promise<void>;
  /** @throws HttpError 422 `passkey-refused` */
  checkPasskey(
    registration: PasskeyRegistration,
    purpose: ChallengePurpose,
  ): Promise<Omit<NewPasskey, 'label'>>;
  /** @throws HttpError 422 `passkey-refused` when it is there already */
  addPasskey(passkey: NewPasskey): Promise<void>;
}

export interface CredentialsDependencies {
  readonly accounts: AccountBook;
  readonly passkeys: PasskeyBook;
  readonly passkeyQuestions: PasskeyQuestions;
  readonly passphraseHash: PassphraseHash;
  readonly audit: AuditLog;
}

export function createCredentials(dependencies: CredentialsDependencies): Credentials {
  const { accounts, passkeys, passkeyQuestions, passphraseHash, audit } = dependencies;

  return {
    checkPassphrase: (user, passphrase) => {
      const flaw = flawOf(passphrase, user);
      if (flaw !== undefined) throw new HttpError('passphrase-refused', flaw);
    },
    setPassphrase: async (user, passphrase) => {
      await accounts.setPassphrase(user, await passphraseHash.make(passphrase));
      audit.note({ kind: 'user-changed', user, details: { change: 'passphrase-set' } });
    },
    checkPasskey: async (registration, purpose) => {
      const passkey = await passkeyQuestions.made(registration, purpose);
      if (!passkey) throw new HttpError('passkey-refused');
      return passkey;
    },
    addPasskey: async (passkey) => {
      const label = passkey.label === '' ? 'Passkey' : passkey.label;
      if (!(await passkeys.add({ ...passkey, label }))) throw new HttpError('passkey-refused');
      const { user } = passkey;
      audit.note({ kind: 'user-changed', user, details: { change: 'passkey-added' } });
    },
  };
}
