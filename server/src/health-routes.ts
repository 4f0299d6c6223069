import { Router } from 'express';
import type { ContactBook } from './contacts/contact-book.ts';

export interface HealthDependencies {
  readonly contacts: ContactBook;
  readonly closing: AbortSignal;
}

/** For process managers: whether the program lives, and whether it takes requests. */
export function healthRoutes({ contacts, closing }: HealthDependencies): Router {
  const router = Router();

  router.get('/health/live', (_req, res) => {
    res.json({ status: 'live' });
  });

  router.get('/health/ready', (_req, res) => {
    const status = closing.aborted ? 'closing' : 'ready';
    const problem = contacts.problem();
    res.status(closing.aborted ? 503 : 200).json({ status, contacts: problem?.code ?? 'good' });
  });

  return router;
}
