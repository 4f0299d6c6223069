import { Router } from 'express';
import type { ContactBook } from './contacts/contact-book.ts';
import type { Availability } from './store/guard/availability.ts';

export interface HealthDependencies {
  readonly contacts: ContactBook;
  readonly availability: Availability;
  readonly closing: AbortSignal;
}

/** For process managers: whether the program lives, and whether it takes requests. */
export function healthRoutes({ contacts, availability, closing }: HealthDependencies): Router {
  const router = Router();

  function status(): 'closing' | 'call-log-away' | 'ready' {
    if (closing.aborted) return 'closing';
    return availability.state() === 'ready' ? 'ready' : 'call-log-away';
  }

  router.get('/health/live', (_req, res) => {
    res.json({ status: 'live' });
  });

  router.get('/health/ready', (_req, res) => {
    const now = status();
    const problem = contacts.problem();
    const known = { status: now, contacts: problem?.code ?? 'good' };
    res.status(now === 'ready' ? 200 : 503).json(known);
  });

  return router;
}
