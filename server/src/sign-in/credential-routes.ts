import { newPasskey, passphraseBody, type OwnPasskey } from '@hotline/protocol/sign-in';
import { Router } from 'express';
import type { AuditLog } from '../audit/audit-log.ts';
import { HttpError } from '../errors.ts';
import type { SignedIn } from '../session/signed-in.ts';
import type { Credentials } from './credentials.ts';
import type { PasskeyBook } from './passkey-book.ts';
import type { PasskeyQuestions } from './passkey-questions.ts';

export interface CredentialDependencies {
  readonly signedIn: SignedIn;
  readonly freshProof: SignedIn;
  readonly passkeys: PasskeyBook;
  readonly passkeyQuestions: PasskeyQuestions;
  readonly credentials: Credentials;
  readonly audit: AuditLog;
}

/** One's own passkeys and passphrase. Whoever changes them has just proved who it is. */
export function credentialRoutes(dependencies: CredentialDependencies): Router {
  const { signedIn, freshProof, passkeys, passkeyQuestions, credentials, audit } = dependencies;
  const router = Router();

  router.get('/api/passkeys', async (req, res) => {
    const { name } = await signedIn(req);
    res.json((await passkeys.list(name)) satisfies OwnPasskey[]);
  });

  router.post('/api/passkeys/options', async (req, res) => {
    const { name } = await freshProof(req);
    res.json(await passkeyQuestions.askForNew({ purpose: 'add', user: name }));
  });

  router.post('/api/passkeys', async (req, res) => {
    const { name } = await freshProof(req);
    const { response, label } = newPasskey.parse(req.body);
    const passkey = await credentials.checkPasskey(response, { purpose: 'add', user: name });
    await credentials.addPasskey({ ...passkey, label });
    res.status(204).end();
  });

  router.delete('/api/passkeys/:id', async (req, res) => {
    const { name } = await freshProof(req);
    if (!(await passkeys.remove(name, req.params.id))) throw new HttpError('passkey-unknown');
    audit.note({ kind: 'user-changed', user: name, details: { change: 'passkey-removed' } });
    res.status(204).end();
  });

  router.put('/api/passphrase', async (req, res) => {
    const { name } = await freshProof(req);
    const { passphrase } = passphraseBody.parse(req.body);
    credentials.checkPassphrase(name, passphrase);
    await credentials.setPassphrase(name, passphrase);
    res.status(204).end();
  });

  return router;
}
