import { placeCall, type PlacedCall } from '@hotline/protocol/placed-call';
import { Router } from 'express';
import type { ContactBook } from '../contacts/contact-book.ts';
import { HttpError } from '../errors.ts';
import type { SignedIn } from '../session/signed-in.ts';
import type { Store, StoredCall } from '../store/store.ts';
import { callUpdate, type CallLog } from './call-log.ts';
import type { CallWatch } from './call-watch.ts';

export interface CallDependencies {
  readonly contacts: ContactBook;
  readonly signedIn: SignedIn;
  readonly store: Store;
  readonly callLog: CallLog;
  readonly callWatch: CallWatch;
}

/** How far back the call log shows. */
const shown = 100;

/** Placing a call, giving it up, and the log of one's own calls. */
export function callRoutes(dependencies: CallDependencies): Router {
  const { contacts, signedIn, store, callLog, callWatch } = dependencies;
  const router = Router();

  router.post('/api/calls', async (req, res) => {
    const user = signedIn(req);
    const { contactId } = placeCall.parse(req.body);
    if (!contacts.list().find(user, contactId)) {
      throw new HttpError('contact-unknown');
    }
    const id = await callLog.place(user, contactId);
    if (id === undefined) {
      throw new HttpError('call-in-progress');
    }
    callWatch.watch(id);
    res.status(201).json({ id } satisfies PlacedCall);
  });

  router.get('/api/calls', async (req, res) => {
    const calls = await store.list(signedIn(req), shown);
    res.json(calls.map(callUpdate));
  });

  router.get('/api/calls/:id', async (req, res) => {
    res.json(callUpdate(await ownCall(signedIn(req), req.params.id)));
  });

  router.delete('/api/calls/:id', async (req, res) => {
    const { id } = await ownCall(signedIn(req), req.params.id);
    await callLog.letGo(id);
    res.status(204).end();
  });

  async function ownCall(user: string, id: string): Promise<StoredCall> {
    const call = await store.find(id);
    if (call?.user === user) return call;
    throw new HttpError('call-unknown');
  }

  return router;
}
