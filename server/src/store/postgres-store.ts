import { Client, Pool, type ClientBase } from 'pg';
import { errorCode } from '../error-code.ts';
import { StartError } from '../start-error.ts';
import { createBatches } from './batches.ts';
import { createChangeFeed } from './change-feed.ts';
import { plain } from './plain.ts';
import { openChannel } from './postgres-channel.ts';
import { hearEvents, type Told } from './postgres-hear.ts';
import { takeLease, touch } from './postgres-lease.ts';
import { lockConversations } from './postgres-locks.ts';
import { migrate } from './postgres-migrations.ts';
import { readCalls, readOverview, selectCalls } from './postgres-read.ts';
import { erasePerson, forgetOld } from './postgres-removal.ts';
import { postgresSql } from './postgres-sql.ts';
import { createSockets, type Sockets } from './postgres-sockets.ts';
import { addNotes, eventsOf, notesOf, troubles } from './postgres-story.ts';
import { claimToken, claimTokens, forgetTokens } from './postgres-tokens.ts';
import { transaction } from './postgres-transaction.ts';
import { placeCall, replaceCall } from './postgres-write.ts';
import type { Heard, Store, StoredCall } from './store.ts';
import { tellChanges, type SilentStore } from './tell-changes.ts';

export interface PostgresOptions {
  /** `postgresql://user:password@host/database` */
  readonly url: string;
  /** Hears of connections that break while nobody uses them; the next use opens another. */
  readonly onBroken: (error: Error) => void;
}

/** A database that hangs must not hang us, milliseconds. */
const patience = { connectionTimeoutMillis: 3000, query_timeout: 5000 };

/** Making the tables fit may take long when there are many calls. */
const migrationTimeout = 600_000;

/** So many events share a transaction at most. */
const batchSize = 128;

/** Calls and events in a PostgreSQL that any number of servers share. @throws StartError when it cannot be used */
export async function openPostgresStore({ url, onBroken }: PostgresOptions): Promise<Store> {
  const place = placeOf(url);
  const sockets = createSockets();
  const { stream } = sockets;
  const connection = { connectionString: url, application_name: 'hotline', stream, ...patience };
  const pool = new Pool({ ...connection, idleTimeoutMillis: 30_000 });
  pool.on('error', onBroken);
  try {
    await migrateAt(url);
    const feed = createChangeFeed();
    const channel = await openChannel({ connection, onBroken, onTold: feed.tell });
    const store = tellChanges(storeOver(pool, channel.close, sockets), (user) => {
      feed.tell(user);
      channel.tell(user);
    });
    return { ...store, onChange: feed.listen };
  } catch (error) {
    await pool.end();
    if (error instanceof StartError) throw error;
    throw new StartError(`Cannot use the database ${place} (${reason(error)}): DATABASE_URL=`);
  }
}

async function migrateAt(url: string): Promise<void> {
  const slow = { ...patience, query_timeout: migrationTimeout };
  const pool = new Pool({ connectionString: url, ...slow, max: 1 });
  try {
    await transaction(pool, migrate);
  } finally {
    await pool.end();
  }
}

function storeOver(pool: Pool, hangUp: () => Promise<void>, sockets: Sockets): SilentStore {
  const { find, ...calls } = readCalls(pool);
  const hear = createBatches<Told, Heard>({
    size: batchSize,
    run: (told, begun) => transaction(pool, (client) => hearEvents(client, told), begun),
  });

  return {
    ...postgresSql(pool),
    ...calls,
    ...readOverview(pool),
    find,
    place: (call) => placeCall(pool, call),
    update: (id, change) =>
      transaction(pool, async (client) => replaceCall(client, await lockCall(client, id), change)),
    redeem: (id, conversation, change, token) =>
      transaction(pool, async (client) => {
        const isReplay = await claimTokens(client, token ? [token] : []);
        if (isReplay(token)) return 'replayed';
        await lockConversations(client, [conversation]);
        const call = await lockCall(client, id);
        const ahead = call ? await eventsOf(client, conversation) : [];
        return replaceCall(client, call, (stored) => change(stored, ahead));
      }),
    hear: (event, change) => hear({ event, change }),
    claim: (use) => claimToken(pool, use),
    note: (id, notes) => addNotes(pool, id, notes),
    notes: (id) => notesOf(pool, id),
    events: (conversation) => eventsOf(pool, conversation),
    troubles: (limit) => troubles(pool, limit),
    lease: (...asked) => takeLease(pool, ...asked),
    forget: (before, limit) => transaction(pool, (client) => forgetOld(client, before, limit)),
    forgetTokens: (before, limit) => forgetTokens(pool, before, limit),
    erase: (person) => transaction(pool, (client) => erasePerson(client, person)),
    ping: () => touch(pool),
    close: async () => {
      if (pool.ended) return;
      await sockets.closeAfter(Promise.all([hangUp(), pool.end()]));
    },
  };
}

/** The call, which nobody else can change until the transaction is over. */
async function lockCall(client: ClientBase, id: string): Promise<StoredCall | undefined> {
  return (await selectCalls(client, 'id = $1 FOR UPDATE', [plain(id)]))[0];
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
