import type { ClientBase, Pool } from 'pg';

/**
 * Runs `work` in a transaction and settles when that is committed; when anything fails, nothing of it remains.
 * `begun` is called once the database has begun it.
 */
export async function transaction<T>(
  pool: Pool,
  work: (client: ClientBase) => Promise<T>,
  begun: () => void = () => undefined,
): Promise<T> {
  const client = await pool.connect();
  client.on('error', alsoRejected);
  try {
    await client.query('BEGIN');
    begun();
    const result = await work(client);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    // Closing the connection undoes the transaction, whatever state it is in.
    client.release(true);
    throw error;
  } finally {
    client.off('error', alsoRejected);
  }
}

/** A connection that breaks says so by an event too, which ends the program unless somebody listens. */
function alsoRejected(): void {
  // The query under way, or the next one, is rejected with it.
}
