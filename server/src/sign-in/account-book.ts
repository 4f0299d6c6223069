import { z } from 'zod';
import { sql, type Sql } from '../store/sql.ts';

/** What is kept of a user for signing in. */
export interface Account {
  /** Names the user to a passkey's device, base64url. */
  readonly handle: string;
  /** As `PassphraseHash` makes it. */
  readonly passphrase: string | null;
}

export interface AccountBook {
  /** That of a user who may sign in. */
  find(user: string): Promise<Account | undefined>;
  setPassphrase(user: string, kept: string): Promise<void>;
}

export function createAccountBook({ store }: { readonly store: Sql }): AccountBook {
  return {
    find: async (user) => {
      const [row] = await store.rows(select, user);
      return row && account.parse(row);
    },
    setPassphrase: async (user, kept) => {
      await store.write(sql(update, user, kept));
    },
  };
}

const select = 'SELECT handle, passphrase FROM users WHERE name = $1 AND disabled = 0';
const update = 'UPDATE users SET passphrase = $2 WHERE name = $1 AND disabled = 0';

const account = z.object({ handle: z.string(), passphrase: z.string().nullable() });
