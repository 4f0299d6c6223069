import { Client, Pool } from 'pg';
import { errorCode } from '../error-code.ts';
import { StartError } from '../start-error.ts';
import { migrate } from './postgres-migrations.ts';
import {
  byConversation,
  byId,
  eventsOf,
  hearEvent,
  insertCall,
  lockCall,
  lockConversation,
  replaceCall,
  selectCalls,
} from './postgres-queries.ts';
import { transaction } from './postgres-transaction.ts';
import type { Store } from './store.ts';

export interface PostgresOptions {
  /** `postgresql://user:password@host/database` */
  readonly url: string;
  /** Hears of connections that break while nobody uses them; the next use opens another. */
  readonly onBroken: (error: Error) => void;
}

/** A database that hangs must not hang us, milliseconds. */
const patience = { connectionTimeoutMillis: 3000, query_timeout: 5000, idleTimeoutMillis: 30_000 };

/** Calls and events in a PostgreSQL that any number of servers share. @throws StartError when it cannot be used */
export async function openPostgresStore({ url, onBroken }: PostgresOptions): Promise<Store> {
  const place = placeOf(url);
  const pool = new Pool({ connectionString: url, application_name: 'hotline', ...patience });
  pool.on('error', onBroken);
  try {
    await transaction(pool, migrate);
    return storeOver(pool);
  } catch (error) {
    await pool.end();
    if (error instanceof StartError) throw error;
    throw new StartError(`Cannot use the database ${place} (${reason(error)}): DATABASE_URL=`);
  }
}

function storeOver(pool: Pool): Store {
  const one = async (where: string, value: string) => (await selectCalls(pool, where, [value]))[0];

  return {
    place: (call) => insertCall(pool, call),
    find: (id) => one(byId, id),
    findByConversation: (name) => one(byConversation, name),
    list: (user, limit) =>
      selectCalls(pool, 'username = $1 ORDER BY placed_at DESC, seq DESC LIMIT $2', [user, limit]),
    live: () => selectCalls(pool, 'live ORDER BY seq', []),
    update: (id, change) =>
      transaction(pool, async (client) =>
        replaceCall(client, await lockCall(client, byId, id), change),
      ),
    redeem: (id, conversation, change) =>
      transaction(pool, async (client) => {
        await lockConversation(client, conversation);
        const call = await lockCall(client, byId, id);
        const ahead = call ? await eventsOf(client, conversation) : [];
        return replaceCall(client, call, (stored) => change(stored, ahead));
      }),
    hear: (event, change) => transaction(pool, (client) => hearEvent(client, event, change)),
    close: async () => {
      if (!pool.ended) await pool.end();
    },
  };
}

/** Host, port and database that a URL means; not its user and password. @throws StartError when it is none */
function placeOf(url: string): string {
  try {
    const { host, port, database = '' } = new Client({ connectionString: url });
    return `${host}:${port}/${database}`;
  } catch {
    throw new StartError(
      'DATABASE_URL cannot be read; it must look like postgresql://user:password@host/database',
    );
  }
}

/** The system's or PostgreSQL's own code; several addresses that failed have one each. */
function reason(error: unknown): string {
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  return errorCode(first).replace(/^Error: /, '');
}
