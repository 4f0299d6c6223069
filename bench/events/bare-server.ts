import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Pool } from 'pg';
import { compete } from '../webhooks/contestant.ts';

/**
 * "Insert one row, commit" and nothing else: over the PostgreSQL at the URL it is given, or in the folder. As safe on
 * disk as Hotline's own store: same settings, other than that each event has a transaction to itself.
 */
const [, , place = ''] = process.argv;
const keep = place.startsWith('postgresql:') ? await postgres(place) : sqlite(place);

function sqlite(folder: string): (body: string) => Promise<unknown> {
  const database = new DatabaseSync(join(folder, 'bare.db'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  database.exec('CREATE TABLE events (seq INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT');
  const insert = database.prepare('INSERT INTO events (body) VALUES (?)');
  return (body) => Promise.resolve(insert.run(body));
}

async function postgres(url: string): Promise<(body: string) => Promise<unknown>> {
  const pool = new Pool({ connectionString: url });
  const seq = 'seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY';
  await pool.query(`CREATE TABLE events (${seq}, body text NOT NULL)`);
  return (body) => pool.query('INSERT INTO events (body) VALUES ($1)', [body]);
}

async function hear(req: IncomingMessage, res: ServerResponse): Promise<void> {
  let body = '';
  for await (const chunk of req.setEncoding('utf8')) body += String(chunk);
  await keep(body);
  res.writeHead(204).end();
}

compete((req, res) => void hear(req, res));
