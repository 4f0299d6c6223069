import { passkeyAnswer, passphraseBody } from '@hotline/protocol/sign-in';
import { Router } from 'express';
import type { AuditLog } from '../audit/audit-log.ts';
import { HttpError } from '../errors.ts';
import type { SessionBook } from '../session/session-book.ts';
import type { Person, SignedIn } from '../session/signed-in.ts';
import type { CheckPassphrase } from './check-passphrase.ts';
import type { PasskeyQuestions } from './passkey-questions.ts';

export interface ProofDependencies {
  readonly signedIn: SignedIn;
  readonly sessions: Pick<SessionBook, 'prove'>;
  readonly checkPassphrase: CheckPassphrase;
  readonly passkeyQuestions: PasskeyQuestions;
  readonly audit: AuditLog;
}

/** Proving again who one is, for what a session alone may not do. */
export function proofRoutes(dependencies: ProofDependencies): Router {
  const { signedIn, sessions, checkPassphrase, passkeyQuestions, audit } = dependencies;
  const router = Router();

  /** @throws HttpError 401 `sign-in-failed` */
  async function judge({ name, session }: Person, right: boolean, by: string): Promise<void> {
    if (!right) {
      audit.note({ kind: 'sign-in-failed', user: name, details: { by, again: true } });
      throw new HttpError('sign-in-failed');
    }
    await sessions.prove(session.id);
  }

  router.post('/api/proof', async (req, res) => {
    const person = await signedIn(req);
    const { passphrase } = passphraseBody.parse(req.body);
    await judge(person, await checkPassphrase(req, person.name, passphrase), 'passphrase');
    res.status(204).end();
  });

  router.post('/api/proof/passkey/options', async (req, res) => {
    const { name } = await signedIn(req);
    res.json(await passkeyQuestions.ask({ purpose: 'proof', user: name }));
  });

  router.post('/api/proof/passkey', async (req, res) => {
    const person = await signedIn(req);
    const { response } = passkeyAnswer.parse(req.body);
    const purpose = { purpose: 'proof', user: person.name } as const;
    const name = await passkeyQuestions.answered(response, purpose);
    await judge(person, name === person.name, 'passkey');
    res.status(204).end();
  });

  return router;
}
