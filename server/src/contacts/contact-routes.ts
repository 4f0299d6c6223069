import type { Contacts } from '@hotline/protocol/contact';
import { Router } from 'express';
import type { SignedIn } from '../session/signed-in.ts';
import type { ContactBook } from './contact-book.ts';

/** The pad of whoever asks. */
export function contactRoutes(dependencies: { contacts: ContactBook; signedIn: SignedIn }): Router {
  const { contacts, signedIn } = dependencies;
  const router = Router();

  router.get('/api/contacts', async (req, res) => {
    const { name } = await signedIn(req);
    res.json(contacts.list().padOf(name) satisfies Contacts);
  });

  return router;
}
