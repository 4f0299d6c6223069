import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import {
  postgresPrograms,
  startPostgres,
  type RealPostgres,
} from '@hotline/server/testing/real-postgres';
import { eventOf, postEvent, startLoad } from './event-load.ts';
import { ready, spawnStartIn, type Started } from './hotline.ts';

const [where, test] = postgresPrograms
  ? (['', describe] as const)
  : ([', skipped: there is none here (apt-get install postgresql)', describe.skip] as const);

/** What takes the database away, and what brings it back. */
const faults: Record<
  string,
  readonly [(db: RealPostgres) => unknown, (db: RealPostgres) => unknown]
> = {
  'is stopped at once': [(db) => db.halt(), (db) => db.restart()],
  'is killed': [(db) => db.kill(), (db) => db.restart()],
  hangs: [
    (db) => {
      db.hang();
    },
    (db) => {
      db.goOn();
    },
  ],
};

test(`a server whose PostgreSQL${where}`, () => {
  let postgres: RealPostgres;
  let database: string;
  let folder: string;
  let server: Started;
  let url: string;
  let cookie: string;

  beforeAll(async () => {
    postgres = await startPostgres(postgresPrograms ?? '');
    database = await postgres.database();
    folder = mkdtempSync(join(tmpdir(), 'away-'));
    cpSync(join(import.meta.dirname, '../contacts.json'), join(folder, 'contacts.json'));
    server = spawnStartIn(folder, { DATABASE_URL: database, LOG_LEVEL: 'warn' });
    [url] = await ready(server);
    const signedIn = await send('POST', '/api/session', { username: 'john' });
    cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  });

  afterAll(async () => {
    const exited = once(server.child, 'exit');
    server.child.kill('SIGTERM');
    await exited;
    await postgres.stop();
    rmSync(folder, { recursive: true });
  });

  const send = (method: string, path: string, body?: object) =>
    fetch(url + path, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(cookie && { cookie }),
        ...(path === '/webhooks/answer' && { authorization: server.sign(JSON.stringify(body)) }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });

  async function isReady(): Promise<boolean> {
    return (await send('GET', '/health/ready')).ok;
  }

  /** What the page's stream told last of the call log. */
  async function follow() {
    const { body } = await send('GET', '/api/events');
    const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
    let told = '';
    const reading = (async () => {
      for (let read = await reader.read(); !read.done; read = await reader.read()) {
        told += read.value;
      }
    })();
    return {
      told: () => [...told.matchAll(/"callLog":"(\w+)"/g)].map(([, state]) => state),
      close: async () => {
        await reader.cancel();
        await reading;
      },
    };
  }

  async function until(
    what: string,
    holds: () => boolean | Promise<boolean>,
    milliseconds = 10_000,
  ) {
    const deadline = performance.now() + milliseconds;
    while (!(await holds())) {
      if (performance.now() > deadline) throw new Error(`Not within ${milliseconds} ms: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Places a call that the platform has asked about. */
  async function beginCall(conversation: string): Promise<string> {
    const { id: to } = (await (await send('POST', '/api/calls', { contactId: 'bob' })).json()) as {
      id: string;
    };
    const asked = { to, from_user: 'john', uuid: 'leg-of-john', conversation_uuid: conversation };
    const answer = await send('POST', '/webhooks/answer', asked);
    expect(await answer.text()).toContain('connect');
    return to;
  }

  async function tell(status: string, conversation: string): Promise<void> {
    expect(
      await postEvent(url, server.sign, eventOf(status, conversation, 'leg-of-bob').body),
    ).toBe(204);
  }

  const statusOf = async (id: string) => {
    const res = await send('GET', `/api/calls/${id}`);
    return ((await res.json()) as { call: { status: string } }).call.status;
  };

  it.each(Object.entries(faults))(
    '%s loses no event and keeps nobody waiting',
    async (how, fault) => {
      const [takeAway, bringBack] = fault;
      const conversation = `CON-${how}`;
      const call = await beginCall(conversation);
      const page = await follow();
      const load = startLoad(url, server.sign, 8, 20);
      await until('under load', () => load.acknowledged.size > 100);

      await takeAway(postgres);
      await until('not ready', async () => !(await isReady()), 3000);
      await tell('answered', conversation);
      const asked = { to: call, from_user: 'john', uuid: 'x', conversation_uuid: 'y' };
      const answer = await send('POST', '/webhooks/answer', asked);
      expect([answer.status, await answer.text()]).toEqual([
        200,
        expect.stringMatching('cannot be placed'),
      ]);
      const placed = await send('POST', '/api/calls', { contactId: 'bob' });
      expect([placed.status, await placed.json()]).toMatchObject([503, { code: 'call-log-away' }]);
      await until('the page knows', () => page.told().at(-1) === 'away');
      const before = load.acknowledged.size;
      await until('events are taken meanwhile', () => load.acknowledged.size > before + 100);

      await bringBack(postgres);
      await until('ready again', isReady);
      await until('the page knows', () => page.told().at(-1) === 'ready');
      await load.stop();
      await page.close();

      expect({ refused: load.refused, told: page.told() }).toEqual({
        refused: 0,
        told: ['ready', 'away', 'ready'],
      });
      expect(load.slowest).toBeLessThan(3000);
      const acknowledged = [...load.acknowledged];
      const kept = () => postgres.rows(database, 'SELECT id FROM events');
      await until('all are there', () => {
        const there = new Set(kept());
        return acknowledged.every((id) => there.has(id));
      });
      expect(new Set(kept()).size).toBe(kept().length);
      expect(await statusOf(call)).toBe('answered');
      await tell('completed', conversation);
      expect(await statusOf(call)).toBe('ended');
    },
  );
});
