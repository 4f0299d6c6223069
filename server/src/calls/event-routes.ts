import type { TroubleNews } from '@hotline/protocol/service';
import { Router, type Request } from 'express';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { ContactBook } from '../contacts/contact-book.ts';
import { isAway } from '../errors.ts';
import type { Person, SignedIn, WhoIs } from '../session/signed-in.ts';
import type { Availability } from '../store/guard/availability.ts';
import type { ChangedCall, Store } from '../store/store.ts';
import type { CallFeed } from './call-feed.ts';
import type { ReadSoFar } from './followers.ts';
import { callUpdate } from './call-log.ts';
import { openEventStream, type EventStream } from './event-stream.ts';
import { followService } from './follow-service.ts';
import type { Presence } from './presence.ts';
import type { StreamPlaces } from './stream-places.ts';
import type { TroubleFeed } from './trouble-feed.ts';
import { troubleFor } from './trouble-routes.ts';

export interface EventDependencies {
  readonly whoIs: WhoIs;
  readonly signedIn: SignedIn;
  readonly store: Store;
  readonly availability: Availability;
  readonly feed: CallFeed;
  readonly presence: Presence;
  readonly streamPlaces: StreamPlaces;
  readonly contacts: ContactBook;
  readonly troubles: TroubleFeed;
  readonly clock: Clock;
  /** Ends every stream. */
  readonly closing: AbortSignal;
}

const beatMs = 10_000;

/** Whoever listens, and with which page: see `presence`. */
const streamQuery = z.object({ page: z.uuid().optional() });

/**
 * Live updates: `call` for each change of the user's calls, `contacts` when the list or its problem changes, `trouble`
 * when the platform complains, `service` when the call log goes or comes back. What is wrong is told to admins alone.
 */
export function eventRoutes(dependencies: EventDependencies): Router {
  const { signedIn, streamPlaces } = dependencies;
  const router = Router();

  // By default a HEAD is answered like a GET: here by a stream without a body or an end.
  router.head('/api/events', async (req, res) => {
    await signedIn(req);
    res.end();
  });

  router.get('/api/events', async (req, res) => {
    const person = await signedIn(req);
    const { page } = streamQuery.parse(req.query);
    const leave = streamPlaces.take(person.session.id);
    res.once('close', leave);
    const start = await startOf(dependencies, req, person.name).catch(unlessAway);
    // Its browser may have gone while we looked.
    if (res.closed) return;
    const stream = openEventStream(res);
    const ends = follow(dependencies, { req, person, page, start, stream });
    res.once('close', () => {
      for (const end of ends) end();
    });
  });

  return router;
}

/** Where the browser goes on reading. One that is new here, or names an id that we never gave, begins with what is live. */
async function startOf({ store }: EventDependencies, req: Request, user: string): Promise<Start> {
  const position = await store.position(user);
  const id = req.headers['last-event-id'];
  const read = Number(typeof id === 'string' && /^\d+$/.test(id) ? id : NaN);
  if (read <= position) return { position: read, ahead: [] };
  return { position, ahead: await store.live(user) };
}

/** Nothing is known of the calls while they cannot be read. */
function unlessAway(error: unknown): undefined {
  if (!isAway(error)) throw error;
}

type Start = Required<ReadSoFar>;

interface Following {
  readonly req: Request;
  readonly person: Pick<Person, 'name' | 'admin'>;
  readonly page: string | undefined;
  readonly start: Start | undefined;
  readonly stream: EventStream;
}

/** Tells the stream what it has to know, now and from now on; gives what ends that. */
function follow(dependencies: EventDependencies, following: Following): (() => void)[] {
  const { availability, feed, contacts, troubles, presence, whoIs } = dependencies;
  const { person, page, start, stream } = following;
  const { name: user, admin } = person;
  const tellContacts = (id?: number) => {
    stream.send('contacts', { problem: admin ? contacts.problem() : null }, id);
  };
  const tellCall = ({ call, position }: ChangedCall) => {
    stream.send('call', callUpdate(call), position);
  };
  const tellTrouble = () => {
    const newest = admin ? troubles.newest() : undefined;
    const news: TroubleNews = { newest: newest ? troubleFor(user, newest) : null };
    stream.send('trouble', news);
  };
  /** Who talks is there, also without touching anything. */
  const stayIn = () => whoIs(following.req, true);
  const leaveService = followService(availability, stream, { knows: start !== undefined });
  start?.ahead.forEach(tellCall);
  tellContacts(start?.position);
  tellTrouble();
  return [
    leaveService,
    start ? feed.follow(user, start, tellCall) : () => undefined,
    contacts.onChange(() => {
      tellContacts();
    }),
    troubles.onChange(tellTrouble),
    page === undefined ? () => undefined : presence.enter(user, page, stayIn),
    keepOpen(dependencies, following),
  ];
}

/** Heartbeats for as long as the user is signed in and the server runs. */
function keepOpen(
  { whoIs, clock, closing, feed }: EventDependencies,
  { req, person, stream }: Following,
): () => void {
  let cancel = clock.after(beatMs, beat);
  closing.addEventListener('abort', stream.end);

  function beat(): void {
    whoIs(req, false).catch(asBefore).then(goOn, stream.end);
  }

  function goOn(now: Following['person'] | undefined): void {
    if (closing.aborted || stream.isOver()) return;
    if (now?.name !== person.name || now.admin !== person.admin) {
      stream.end();
      return;
    }
    stream.beat();
    feed.refresh(person.name);
    cancel = clock.after(beatMs, beat);
  }

  /** While the store is away nobody's session can end. */
  function asBefore(error: unknown): Following['person'] {
    if (isAway(error)) return person;
    throw error;
  }

  return () => {
    cancel();
    closing.removeEventListener('abort', stream.end);
  };
}
