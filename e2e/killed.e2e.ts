import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ready, spawnStartIn, type Started } from './hotline.ts';

/** More of them, for a longer look: KILLS=200 npx jest --selectProjects e2e -t killed */
const kills = Number(process.env.KILLS ?? 3);
const posters = 16;

/** What the server has said 2xx to, and what it was sent: by the hash of the body. */
interface Ledger {
  readonly sent: Set<string>;
  readonly acknowledged: Set<string>;
}

function eventAt(moment: number): string {
  const timestamp = new Date(moment).toISOString();
  return JSON.stringify({ status: 'ringing', uuid: 'bob', conversation_uuid: 'CON', timestamp });
}

function hash(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}

/** Posts events, each a millisecond earlier than the one before and each fourth twice, until the server is gone. */
async function post(url: string, next: () => number, ledger: Ledger): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  for (;;) {
    const moment = next();
    const body = eventAt(moment);
    const id = hash(body);
    ledger.sent.add(id);
    for (let times = moment % 4 === 0 ? 2 : 1; times > 0; times -= 1) {
      try {
        const { ok } = await fetch(`${url}/webhooks/event`, { method: 'POST', headers, body });
        if (ok) ledger.acknowledged.add(id);
      } catch {
        return;
      }
    }
  }
}

async function kill({ child }: Started): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

function keptIn(folder: string): { rows: string[]; placedAt: number; ringingAt: number } {
  const database = new DatabaseSync(join(folder, '.hotline', 'hotline.db'), { readOnly: true });
  const rows = database.prepare('SELECT id FROM events').all();
  const call = database
    .prepare("SELECT placed_at, state -> '$.call.ringingAt' AS ringing_at FROM calls")
    .get();
  database.close();
  return {
    rows: rows.map(({ id }) => String(id)),
    placedAt: Number(call?.placed_at),
    ringingAt: Number(call?.ringing_at),
  };
}

/** Signs in, clicks on Bob, and lets the platform ask what to do. */
async function beginCall(url: string): Promise<void> {
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const signedIn = await post('/api/session', { username: 'john' });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const placed = await post('/api/calls', { contactId: 'bob' }, { cookie });
  const { id: to } = (await placed.json()) as { id: string };
  const asked = { to, from_user: 'john', uuid: 'john', conversation_uuid: 'CON' };
  const answer = await post('/webhooks/answer', asked);
  expect(await answer.text()).toContain('connect');
}

describe('a server that is killed under load', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'killed-'));
    cpSync(join(import.meta.dirname, '../contacts.json'), join(folder, 'contacts.json'));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it(`has lost and doubled no event it acknowledged, ${kills} times over`, async () => {
    const ledger: Ledger = { sent: new Set(), acknowledged: new Set() };
    const first = spawnStartIn(folder);
    await beginCall((await ready(first))[0]);
    await kill(first);
    let moment = Date.now();
    for (let round = 0; round < kills; round += 1) {
      const began = performance.now();
      const started = spawnStartIn(folder);
      const [url] = await ready(started);
      expect(performance.now() - began).toBeLessThan(10_000);
      const before = ledger.acknowledged.size;
      const load = Array.from({ length: posters }, () => post(url, () => (moment -= 1), ledger));
      const enough = before + 20 + Math.floor(Math.random() * 400);
      while (ledger.acknowledged.size < enough) await new Promise(setImmediate);
      await kill(started);
      await Promise.all(load);

      const { rows, placedAt, ringingAt } = keptIn(folder);
      const kept = new Set(rows);
      expect(kept.size).toBe(rows.length);
      expect([...ledger.acknowledged].filter((id) => !kept.has(id))).toEqual([]);
      expect(rows.filter((id) => !ledger.sent.has(id))).toEqual([]);
      // The call is the join of exactly the events that are kept; none happened before it was placed.
      let earliest = moment;
      while (!kept.has(hash(eventAt(earliest)))) earliest += 1;
      expect(ringingAt).toBe(Math.max(earliest, placedAt));
    }
  });
});
