import { letGo, placeCall, type CallPage, type PlacedCall } from '@hotline/protocol/placed-call';
import { Router } from 'express';
import { z } from 'zod';
import type { AuditLog } from '../audit/audit-log.ts';
import type { SeldomNotes } from '../audit/seldom-notes.ts';
import type { ContactBook } from '../contacts/contact-book.ts';
import { HttpError } from '../errors.ts';
import type { CallGate, CallRefusal } from '../limits/call-gate.ts';
import type { SignedIn } from '../session/signed-in.ts';
import type { Store } from '../store/store.ts';
import { callUpdate, type CallLog } from './call-log.ts';
import { ownCall } from './own-call.ts';

export interface CallDependencies {
  readonly contacts: ContactBook;
  readonly signedIn: SignedIn;
  readonly store: Store;
  readonly callLog: CallLog;
  readonly audit: AuditLog;
  readonly seldomNotes: SeldomNotes;
  readonly callGate: CallGate;
}

/** Which page of the call log: how many, from where, and of whom. */
const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  before: z.string().max(64).optional(),
  contactId: z.string().max(64).optional(),
});

/** Placing a call, giving it up, and the log of one's own calls. */
export function callRoutes(dependencies: CallDependencies): Router {
  const { contacts, signedIn, store, callLog, callGate, audit } = dependencies;
  const router = Router();

  router.post('/api/calls', async (req, res) => {
    const { name: user } = await signedIn(req);
    const { contactId, page } = placeCall.parse(req.body);
    if (!contacts.list().find(user, contactId)) {
      throw new HttpError('contact-unknown');
    }
    const refuse = refuser(dependencies, { user, contactId });
    const allowed = await callGate.ask(user);
    if ('code' in allowed) throw refuse(allowed);
    const id = await callLog.place({ user, contactId, page, maxSeconds: allowed.seconds });
    if (id === undefined) throw refuse({ code: 'call-in-progress' });
    const refusal = await callGate.askAgain(user, id);
    if (refusal) {
      await callLog.letGo(id);
      throw refuse(refusal);
    }
    audit.note({ kind: 'call-placed', user, details: { contactId, id } });
    res.status(201).json({ id } satisfies PlacedCall);
  });

  router.get('/api/calls', async (req, res) => {
    const { name } = await signedIn(req);
    const { limit, ...from } = pageQuery.parse(req.query);
    const { calls, ...next } = await store.page(name, limit, from);
    res.json({ calls: calls.map(callUpdate), ...next } satisfies CallPage);
  });

  router.get('/api/calls/:id', async (req, res) => {
    const { name } = await signedIn(req);
    res.json(callUpdate(await ownCall(store, name, req.params.id)));
  });

  router.delete('/api/calls/:id', async (req, res) => {
    const { name } = await signedIn(req);
    const { id } = await ownCall(store, name, req.params.id);
    await callLog.letGo(id, letGo.parse(req.query).because);
    res.status(204).end();
  });

  return router;
}

/** Refuses a call so that admins hear of it. */
function refuser(
  { seldomNotes }: CallDependencies,
  { user, contactId }: { readonly user: string; readonly contactId: string },
): (why: Pick<CallRefusal, 'code'> & Partial<CallRefusal>) => HttpError {
  return ({ code, message }) => {
    seldomNotes.note(`call ${code} ${user}`, {
      kind: 'call-refused',
      user,
      details: { code, contactId },
    });
    return new HttpError(code, message);
  };
}
