import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';
import { sha256 } from '../sha256.ts';
import { sql, type Sql } from '../store/sql.ts';

/** What an answer is asked for: one for another purpose, or by another user, is none. */
export interface ChallengePurpose {
  readonly purpose: 'sign-in' | 'setup' | 'add' | 'proof';
  /** Empty as long as nobody knows who it is. */
  readonly user: string;
}

/** Random questions, each answered once and soon, at whichever server. */
export interface Challenges {
  make(purpose: ChallengePurpose): Promise<string>;
  /** True when that was asked and not answered yet. */
  take(challenge: string, purpose: ChallengePurpose): Promise<boolean>;
}

export interface ChallengesDependencies {
  readonly store: Sql;
  readonly clock: Clock;
  readonly random: Random;
}

const lifetimeMs = 5 * 60_000;

export function createChallenges({ store, clock, random }: ChallengesDependencies): Challenges {
  return {
    make: async ({ purpose, user }) => {
      const challenge = random(32).toString('base64url');
      await store.write(sql(insert, sha256(challenge), purpose, user, clock.now() + lifetimeMs));
      return challenge;
    },
    take: async (challenge, { purpose, user }) => {
      const [rows = []] = await store.write(
        sql(drop, sha256(challenge), purpose, user, clock.now()),
      );
      return rows.length > 0;
    },
  };
}

const insert = 'INSERT INTO challenges (hash, purpose, username, until) VALUES ($1, $2, $3, $4)';
const drop = `DELETE FROM challenges WHERE hash = $1 AND purpose = $2 AND username = $3 AND until > $4
  RETURNING hash`;
