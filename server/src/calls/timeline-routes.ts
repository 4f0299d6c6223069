import { callNotes, type CallNotes } from '@hotline/protocol/timeline';
import { Router } from 'express';
import type { Clock } from '../clock.ts';
import type { SignedIn } from '../session/signed-in.ts';
import type { Note, Store } from '../store/store.ts';
import { masked } from './masked.ts';
import { ownCall } from './own-call.ts';
import { sdkNote, timelineOf } from './timeline.ts';

export interface TimelineDependencies {
  readonly signedIn: SignedIn;
  readonly store: Store;
  readonly clock: Clock;
}

/** More than any call has; a page that runs wild fills no disk. */
const maxNotes = 500;

/** How a call went, for whoever has to find out; and what the page itself saw of it. */
export function timelineRoutes({ signedIn, store, clock }: TimelineDependencies): Router {
  const router = Router();

  router.get('/api/calls/:id/timeline', async (req, res) => {
    const { name } = await signedIn(req);
    const call = await ownCall(store, name, req.params.id);
    const notes = await store.notes(call.id);
    const events = call.claim ? await store.events(call.claim.conversation) : [];
    res.json(timelineOf(call, events, notes));
  });

  router.post('/api/calls/:id/notes', async (req, res) => {
    const { name } = await signedIn(req);
    const told = callNotes.parse(req.body);
    const { id, placedAt } = await ownCall(store, name, req.params.id);
    const room = maxNotes - (await store.notes(id)).length;
    await store.note(id, notesOf(told, placedAt, clock.now()).slice(0, Math.max(0, room)));
    res.status(204).end();
  });

  return router;
}

/** The browser's times, moved to our clock and into the time since the call was placed. */
function notesOf({ now: theirs, notes }: CallNotes, placedAt: number, now: number): Note[] {
  return notes.map(({ at, what, detail }) => ({
    at: Math.min(Math.max(Math.round(at - theirs + now), placedAt), now),
    kind: sdkNote,
    body: JSON.stringify(masked({ what, ...(detail && { detail }) })),
  }));
}
