import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresPrograms, startPostgres } from '@hotline/server/testing/real-postgres';
import type { WebhookSigner } from '@hotline/server/testing/webhook-signer';
import { byHand } from './by-hand.ts';
import { ready, spawnStartIn, type Started } from './hotline.ts';
import { lookInto, type Keeper } from './look-into.ts';

/** More of them, for a longer look: KILLS=200 npx jest --selectProjects e2e -t killed */
const kills = Number(process.env.KILLS ?? 10);
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
async function post(
  url: string,
  sign: WebhookSigner,
  next: () => number,
  ledger: Ledger,
): Promise<void> {
  for (;;) {
    const moment = next();
    const body = eventAt(moment);
    const id = hash(body);
    ledger.sent.add(id);
    for (let times = moment % 4 === 0 ? 2 : 1; times > 0; times -= 1) {
      const headers = { 'content-type': 'application/json', authorization: sign(body) };
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
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** John has clicked on Bob, and the platform has asked what to do. */
async function beginCall(url: string, sign: WebhookSigner): Promise<void> {
  const hotline = byHand(url, sign);
  const id = await hotline.place(await hotline.signIn());
  expect(await hotline.ask(id, 'CON')).toContain('connect');
}

/** The ids kept, once all that was acknowledged is there: a server that comes back may have some of it left to do. */
async function keptIn(keeper: Keeper, { acknowledged }: Ledger): Promise<string[]> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const rows = lookInto(keeper, 'SELECT id FROM events');
    const kept = new Set(rows);
    const missing = [...acknowledged].filter((id) => !kept.has(id));
    if (missing.length === 0) return rows;
    if (Date.now() > deadline) throw new Error(`Lost ${missing.length} of ${acknowledged.size}.`);
    await new Promise(setImmediate);
  }
}

/** All that was acknowledged is kept, nothing twice, and the call is the join of exactly the events that are. */
async function expectTruth(keeper: Keeper, ledger: Ledger, moment: number): Promise<void> {
  const rows = await keptIn(keeper, ledger);
  const kept = new Set(rows);
  expect(kept.size).toBe(rows.length);
  expect(rows.filter((id) => !ledger.sent.has(id))).toEqual([]);
  const [state = ''] = lookInto(keeper, 'SELECT state FROM calls');
  const { placedAt, call } = JSON.parse(state) as { placedAt: number; call: object };
  // None happened before it was placed.
  let earliest = moment;
  while (!kept.has(hash(eventAt(earliest)))) earliest += 1;
  expect(call).toMatchObject({ status: 'ringing', ringingAt: Math.max(earliest, placedAt) });
}

interface Mortal {
  readonly start: () => Started;
  readonly keeper: Keeper;
  /** What else dies in that round, and is brought back by the function it gives. */
  readonly alsoKill?: (round: number) => Promise<() => Promise<void>>;
}

/** Kills the server under load, time after time; each time, all it acknowledged is there when it is back. */
async function killOverAndOver({ start, keeper, alsoKill }: Mortal): Promise<void> {
  const ledger: Ledger = { sent: new Set(), acknowledged: new Set() };
  let slowest = 0;
  let started = start();
  try {
    let [url] = await ready(started);
    await beginCall(url, started.sign);
    let moment = Date.now();
    for (let round = 0; round < kills; round += 1) {
      const enough = ledger.acknowledged.size + 20 + Math.floor(Math.random() * 100);
      const { sign } = started;
      const next = () => (moment -= 1);
      const load = Array.from({ length: posters }, () => post(url, sign, next, ledger));
      while (ledger.acknowledged.size < enough) await new Promise(setImmediate);
      const restore = await alsoKill?.(round);
      await kill(started);
      await Promise.all(load);
      await restore?.();

      const began = performance.now();
      started = start();
      [url] = await ready(started);
      slowest = Math.max(slowest, performance.now() - began);
      await expectTruth(keeper, ledger, moment);
    }
  } finally {
    await kill(started);
  }
  expect(slowest).toBeLessThan(10_000);
  const told = `${kills} kills, ${ledger.acknowledged.size} events acknowledged, ready again in`;
  if (kills > 10) process.stdout.write(`${told} at most ${Math.round(slowest)} ms\n`);
}

function folderWithContacts(): string {
  const folder = mkdtempSync(join(tmpdir(), 'killed-'));
  cpSync(join(import.meta.dirname, '../contacts.json'), join(folder, 'contacts.json'));
  return folder;
}

describe('a server that is killed under load', () => {
  const folder = folderWithContacts();
  const title = `has lost and doubled no event it acknowledged, ${kills} times over`;
  const patience = Math.max(60_000, kills * 10_000);

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it(
    title,
    () => killOverAndOver({ start: () => spawnStartIn(folder), keeper: { folder } }),
    patience,
  );

  (postgresPrograms === undefined ? it.skip : it)(
    `${title}, with a PostgreSQL that is killed as well now and then`,
    async () => {
      const postgres = await startPostgres(postgresPrograms ?? '');
      try {
        const databaseUrl = await postgres.database();
        await killOverAndOver({
          start: () => spawnStartIn(folder, { DATABASE_URL: databaseUrl, DATA_DIR: '.spill' }),
          keeper: { databaseUrl },
          alsoKill: async (round) => {
            if (round % 3 !== 1) return () => Promise.resolve();
            await postgres.kill();
            return () => postgres.restart();
          },
        });
      } finally {
        await postgres.stop();
      }
    },
    patience,
  );
});
