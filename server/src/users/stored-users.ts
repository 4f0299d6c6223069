import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { isAway } from '../errors.ts';
import { createRecentlyKnown } from '../recently-known.ts';
import type { Sql } from '../store/sql.ts';
import type { User, UserBook } from './user-book.ts';

/** Those whom `npm run user` added, and has not disabled: whoever is, is out within 5 s on every server. */
export function createStoredUsers(dependencies: {
  readonly store: Pick<Sql, 'rows'>;
  readonly clock: Clock;
}): UserBook {
  const { store, clock } = dependencies;
  const known = createRecentlyKnown<User>(clock);

  async function read(name: string): Promise<User | undefined> {
    const [row] = await store.rows(select, name);
    const user = row && stored.parse(row);
    known.set(name, user);
    return user;
  }

  return {
    find: async (name) => {
      const last = known.get(name);
      if (last?.fresh) return last.value;
      try {
        return await read(name);
      } catch (error) {
        // Nobody is put out, nor can be, while the store is away.
        if (last && isAway(error)) return last.value;
        throw error;
      }
    },
  };
}

const select = 'SELECT name, admin FROM users WHERE name = $1 AND disabled = 0';

const stored = z.object({ name: z.string(), admin: z.int().transform((value) => value === 1) });
