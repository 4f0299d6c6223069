import { setupBody, setupPasskey, setupPassphrase, type SetupFor } from '@hotline/protocol/sign-in';
import { Router } from 'express';
import { HttpError } from '../errors.ts';
import type { Enter } from '../session/enter.ts';
import type { SetupLinks } from '../users/setup-links.ts';
import type { User, UserBook } from '../users/user-book.ts';
import type { Credentials } from './credentials.ts';
import type { PasskeyQuestions } from './passkey-questions.ts';

export interface SetupDependencies {
  readonly users: UserBook;
  readonly setupLinks: SetupLinks;
  readonly credentials: Credentials;
  readonly passkeyQuestions: PasskeyQuestions;
  readonly enter: Enter;
}

/** What a setup link opens: choosing how to sign in, for the first time or again. */
export function setupRoutes(dependencies: SetupDependencies): Router {
  const { users, setupLinks, credentials, passkeyQuestions, enter } = dependencies;
  const router = Router();

  /** @throws HttpError 410 `link-not-valid` */
  async function userOf(link: Promise<string | undefined>): Promise<User> {
    const name = await link;
    const user = name === undefined ? undefined : await users.find(name);
    if (!user) throw new HttpError('link-not-valid');
    return user;
  }

  const look = (token: string) => userOf(setupLinks.look(token));
  const use = (token: string) => userOf(setupLinks.use(token));

  router.post('/api/setup', async (req, res) => {
    const { name } = await look(setupBody.parse(req.body).token);
    res.json({ username: name } satisfies SetupFor);
  });

  router.post('/api/setup/passkey/options', async (req, res) => {
    const { name } = await look(setupBody.parse(req.body).token);
    res.json(await passkeyQuestions.askForNew({ purpose: 'setup', user: name }));
  });

  router.post('/api/setup/passkey', async (req, res) => {
    const { token, response, label } = setupPasskey.parse(req.body);
    const { name } = await look(token);
    const purpose = { purpose: 'setup', user: name } as const;
    const passkey = await credentials.checkPasskey(response, purpose);
    const user = await use(token);
    await credentials.addPasskey({ ...passkey, label });
    res.json(await enter(req, res, user, 'setup-link'));
  });

  router.post('/api/setup/passphrase', async (req, res) => {
    const { token, passphrase } = setupPassphrase.parse(req.body);
    const { name } = await look(token);
    credentials.checkPassphrase(name, passphrase);
    const user = await use(token);
    await credentials.setPassphrase(name, passphrase);
    res.json(await enter(req, res, user, 'setup-link'));
  });

  return router;
}
