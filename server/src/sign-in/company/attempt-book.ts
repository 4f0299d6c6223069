import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { Random } from '../../random.ts';
import { sha256 } from '../../sha256.ts';
import { sql, type Sql } from '../../store/sql.ts';

/** Who went to the provider in order to connect; both empty for somebody who wants to sign in. */
export interface Traveller {
  readonly user: string;
  /** The id of the session that it was asked in. */
  readonly session: string;
}

/** Who is on the way to the provider. Each comes back once, within 5 minutes, at whichever server. */
export interface AttemptBook {
  /** The secret that the browser has to bring back. */
  begin(traveller: Traveller): Promise<string>;
  /** Whose it was; undefined when it is unknown, used or too old. */
  take(secret: string): Promise<Traveller | undefined>;
}

export interface AttemptBookDependencies {
  readonly store: Sql;
  readonly clock: Clock;
  readonly random: Random;
}

/** Milliseconds that somebody has to sign in at the provider. */
export const attemptLifetimeMs = 5 * 60_000;

export function createAttemptBook(dependencies: AttemptBookDependencies): AttemptBook {
  const { store, clock, random } = dependencies;
  return {
    begin: async ({ user, session }) => {
      const secret = random(32).toString('base64url');
      const until = clock.now() + attemptLifetimeMs;
      await store.write(sql(insert, sha256(secret), user, session, until));
      return secret;
    },
    take: async (secret) => {
      const [[row] = []] = await store.write(sql(drop, sha256(secret), clock.now()));
      return row === undefined ? undefined : traveller.parse(row);
    },
  };
}

const insert = `INSERT INTO challenges (hash, purpose, username, session, until)
  VALUES ($1, 'company', $2, $3, $4)`;
const drop = `DELETE FROM challenges WHERE hash = $1 AND purpose = 'company' AND until > $2
  RETURNING username AS "user", session`;

const traveller = z.object({ user: z.string(), session: z.string() });
