import { Client, type ClientConfig } from 'pg';

/** What servers on one database call the changes that they tell each other of. */
const topic = 'hotline_changes';

export interface Line {
  /** Tells the others on the line; `''` means anybody. @throws Error when the line is lost */
  readonly tell: (users: readonly string[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface LineOptions {
  readonly connection: ClientConfig;
  readonly onTold: (user: string) => void;
  /** Called once, and not when it is closed. */
  readonly onLost: (error: Error) => void;
  /** Milliseconds between two looks whether the other end is still there. */
  readonly heartbeat: number;
}

/** One connection that hears what others tell on theirs. @throws Error when it cannot be made */
export async function openLine(options: LineOptions): Promise<Line> {
  const client = new Client({ ...options.connection, keepAlive: true });
  let over = true;

  function lose(error: Error): void {
    if (over) return;
    over = true;
    clearInterval(beat);
    void hangUp(client);
    options.onLost(error);
  }

  async function ask(sql: string, values: readonly unknown[] = []): Promise<void> {
    try {
      await client.query(sql, [...values]);
    } catch (error) {
      lose(error instanceof Error ? error : new Error(String(error)));
      throw error;
    }
  }

  client.on('error', lose).on('end', () => {
    lose(new Error('The database has closed the connection.'));
  });
  await listen(client, options.onTold);
  over = false;
  const beat = setInterval(() => void ask('SELECT 1').catch(lose), options.heartbeat).unref();

  return {
    tell: (users) =>
      ask(`SELECT pg_notify('${topic}', name) FROM unnest($1::text[]) AS name`, [users]),
    close: async () => {
      over = true;
      clearInterval(beat);
      await client.end();
    },
  };
}

async function listen(client: Client, onTold: (user: string) => void): Promise<void> {
  try {
    await client.connect();
    // Who tells holds up all others who do: that must not wait for a disk.
    await client.query('SET synchronous_commit = off');
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    client.on('notification', ({ processId, payload = '' }) => {
      if (processId !== rows[0]?.pid) onTold(payload);
    });
    await client.query(`LISTEN ${topic}`);
  } catch (error) {
    await hangUp(client);
    throw error;
  }
}

/** Of a connection that has failed, nothing more is of interest. */
function hangUp(client: Client): Promise<void> {
  return client.end().catch(() => undefined);
}
