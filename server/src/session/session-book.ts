import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { isAway } from '../errors.ts';
import type { Random } from '../random.ts';
import { createRecentlyKnown, type RecentlyKnown } from '../recently-known.ts';
import { sha256 } from '../sha256.ts';
import { sql, type Sql } from '../store/sql.ts';
import type { Session } from './session.ts';

/** Who is signed in, on whichever server of this store. */
export interface SessionBook {
  /** Signs in; the secret is what the cookie carries. */
  open(user: string, agent: string): Promise<string>;
  /** Whose session that secret is, while it lasts; `used` says that somebody is there. */
  find(secret: string, used: boolean): Promise<Session | undefined>;
  /** Its user has just proved again to be that user. */
  prove(id: string): Promise<void>;
  /** The user's, newest first. */
  list(user: string): Promise<Session[]>;
  /** Ends one of the user's sessions, or all but one of them; which. Other servers know within 5 s. */
  end(
    user: string,
    which: { readonly id: string } | { readonly allBut: string },
  ): Promise<string[]>;
}

/** OWASP ASVS 7.3: a session ends when it is not used for so long, and in any case after a long working day. */
const idleMs = 3_600_000;
const lifetimeMs = 12 * 3_600_000;
/** So exactly is it kept when one was used. */
const usedMs = 60_000;
/** The oldest give way, so that signing in over and over fills no disk. */
const perUser = 200;
const agentLength = 200;

const form = /^[\w-]{43}$/;

export interface SessionBookDependencies {
  readonly store: Sql;
  readonly clock: Clock;
  readonly random: Random;
}

export function createSessionBook(dependencies: SessionBookDependencies): SessionBook {
  const { store, clock } = dependencies;
  const known = createRecentlyKnown<Session>(clock);
  const look = createLook(dependencies, known);
  const lives = (session: Session) => isAlive(session, clock.now());

  return {
    open: async (user, agent) => {
      const { secret, session } = freshSession(dependencies, user, agent);
      const { id, createdAt: at } = session;
      await store.write(
        sql(insert, sha256(secret), id, user, at, session.agent),
        sql(dropDead, at - lifetimeMs, at - idleMs),
        sql(dropOldest, user, perUser),
      );
      known.set(sha256(secret), session);
      return secret;
    },
    find: async (secret, used) => {
      const session = form.test(secret) ? await look(sha256(secret), used) : undefined;
      return session && lives(session) ? session : undefined;
    },
    prove: async (id) => {
      await store.write(sql('UPDATE sessions SET proven_at = $2 WHERE id = $1', id, clock.now()));
      known.clear();
    },
    list: async (user) => {
      const rows = await store.rows(`${select} WHERE username = $1 ORDER BY created_at DESC`, user);
      return rows.map(sessionOf).filter(lives);
    },
    end: async (user, which) => {
      const drop =
        'id' in which ? sql(dropOne, user, which.id) : sql(dropOthers, user, which.allBut);
      const [rows = []] = await store.write(drop);
      known.clear();
      return rows.map((row) => ended.parse(row).id);
    },
  };
}

function isAlive({ createdAt, seenAt }: Session, now: number): boolean {
  return now < createdAt + lifetimeMs && now < seenAt + idleMs;
}

function freshSession(
  { clock, random }: SessionBookDependencies,
  user: string,
  agent: string,
): { secret: string; session: Session } {
  const at = clock.now();
  const id = random(12).toString('base64url');
  const times = { createdAt: at, seenAt: at, provenAt: at };
  const session = { id, user, agent: agent.slice(0, agentLength), ...times };
  return { secret: random(32).toString('base64url'), session };
}

/** Reads a session, or remembers it. */
function createLook({ store, clock }: SessionBookDependencies, known: RecentlyKnown<Session>) {
  const toBeNoted = ({ seenAt }: Session, used: boolean) => used && clock.now() - seenAt >= usedMs;

  async function read(hash: string, used: boolean): Promise<Session | undefined> {
    const [row] = await store.rows(`${select} WHERE hash = $1`, hash);
    const session = row && sessionOf(row);
    if (!session || !isAlive(session, clock.now()) || !toBeNoted(session, used)) return session;
    const seenAt = clock.now();
    await store.write(sql('UPDATE sessions SET seen_at = $2 WHERE hash = $1', hash, seenAt));
    return { ...session, seenAt };
  }

  return async (hash: string, used: boolean): Promise<Session | undefined> => {
    const last = known.get(hash);
    if (last?.fresh && !toBeNoted(last.value, used)) return last.value;
    try {
      const session = await read(hash, used);
      known.set(hash, session);
      return session;
    } catch (error) {
      // Nobody is signed out, nor can be, while the store is away.
      if (last && isAway(error)) return last.value;
      throw error;
    }
  };
}

const select = `SELECT id, username AS "user", created_at AS "createdAt", seen_at AS "seenAt",
  proven_at AS "provenAt", agent FROM sessions`;
const insert = `INSERT INTO sessions (hash, id, username, created_at, seen_at, proven_at, agent)
  VALUES ($1, $2, $3, $4, $4, $4, $5)`;
const dropDead = 'DELETE FROM sessions WHERE created_at <= $1 OR seen_at <= $2';
const dropOldest = `DELETE FROM sessions WHERE username = $1 AND hash NOT IN (
  SELECT hash FROM sessions WHERE username = $1 ORDER BY created_at DESC, hash LIMIT $2)`;
const dropOne = 'DELETE FROM sessions WHERE username = $1 AND id = $2 RETURNING id';
const dropOthers = 'DELETE FROM sessions WHERE username = $1 AND id <> $2 RETURNING id';

const ended = z.object({ id: z.string() });

const sessionRow = z.object({
  id: z.string(),
  user: z.string(),
  createdAt: z.int(),
  seenAt: z.int(),
  provenAt: z.int(),
  agent: z.string(),
});

function sessionOf(row: unknown): Session {
  return sessionRow.parse(row);
}
