import type { Contacts } from '@hotline/protocol/contact';
import { Router } from 'express';
import type { SignedIn } from '../session/signed-in.ts';
import type { ContactBook } from './contact-book.ts';

/** The pad of whoever asks. */
export function contactRoutes(dependencies: { contacts: ContactBook; signedIn: SignedIn }): Router {
  const { contacts, signedIn } = dependencies;
  const router = Router();

  router.get('/api/contacts', (req, res) => {
    res.json(contacts.list().padOf(signedIn(req)) satisfies Contacts);
  });

  return router;
}
