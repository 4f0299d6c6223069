import { isLive } from '@hotline/protocol/call';
import { Router, type Request, type Response } from 'express';
import type { Clock } from '../clock.ts';
import type { ContactBook } from '../contacts/contact-book.ts';
import { HttpError } from '../errors.ts';
import type { SignedIn, WhoIs } from '../session/signed-in.ts';
import type { Store } from '../store/store.ts';
import type { CallFeed } from './call-feed.ts';
import { callUpdate } from './call-log.ts';
import { openEventStream, type EventStream } from './event-stream.ts';

export interface EventDependencies {
  readonly whoIs: WhoIs;
  readonly signedIn: SignedIn;
  readonly store: Store;
  readonly feed: CallFeed;
  readonly contacts: ContactBook;
  readonly clock: Clock;
  /** Ends every stream. */
  readonly closing: AbortSignal;
}

const beatMs = 15_000;
/** Windows of one user; more than anybody opens, few enough to bear. */
const maxStreams = 20;
/** Calls a browser is told of when it comes back after a gap. */
const resumed = 10;

/** Live updates: `call` for each change of the user's calls, `contacts` when the list or its problem changes. */
export function eventRoutes(dependencies: EventDependencies): Router {
  const { signedIn, store, feed, contacts } = dependencies;
  const router = Router();

  // By default a HEAD is answered like a GET: here by a stream without a body or an end.
  router.head('/api/events', (req, res) => {
    signedIn(req);
    res.end();
  });

  router.get('/api/events', async (req, res) => {
    const user = signedIn(req);
    if (feed.listeners(user) >= maxStreams) {
      throw new HttpError('too-many-streams');
    }
    const stream = openEventStream(res);
    const tellContacts = () => {
      stream.send('contacts', { problem: contacts.problem() });
    };
    // Subscribed before the present state is read, so that nothing falls between the two.
    const ends = [
      feed.subscribe(user, (update) => {
        stream.send('call', update);
      }),
      contacts.onChange(tellContacts),
      keepOpen(dependencies, req, res, stream),
    ];
    res.once('close', () => {
      for (const end of ends) end();
    });
    tellContacts();
    const gap = req.headers['last-event-id'] !== undefined;
    const calls = await store.list(user, resumed);
    for (const call of calls.toReversed()) {
      if (gap || isLive(call.call)) stream.send('call', callUpdate(call));
    }
  });

  return router;
}

/** Heartbeats for as long as the user is signed in and the server runs. */
function keepOpen(
  { whoIs, clock, closing }: EventDependencies,
  req: Request,
  res: Response,
  stream: EventStream,
): () => void {
  const end = () => {
    res.end();
  };
  let cancel = clock.after(beatMs, beat);
  closing.addEventListener('abort', end);

  function beat(): void {
    if (whoIs(req) === undefined) {
      end();
      return;
    }
    stream.beat();
    cancel = clock.after(beatMs, beat);
  }

  return () => {
    cancel();
    closing.removeEventListener('abort', end);
  };
}
