import { once } from 'node:events';
import { rmSync } from 'node:fs';
import type { CallUpdate } from '@hotline/protocol/placed-call';
import {
  postgresPrograms,
  startPostgres,
  type RealPostgres,
} from '@hotline/server/testing/real-postgres';
import { byHand, type ByHand } from './by-hand.ts';
import { ready, spawnStart, type Started } from './hotline.ts';

const [where, test] = postgresPrograms
  ? (['', describe] as const)
  : ([', skipped: there is none here (apt-get install postgresql)', describe.skip] as const);

test(`two servers on one PostgreSQL${where}`, () => {
  let postgres: RealPostgres;
  const started: Started[] = [];
  let one: ByHand;
  let other: ByHand;
  let cookies: { one: string; other: string };

  beforeAll(async () => {
    postgres = await startPostgres(postgresPrograms ?? '');
    const DATABASE_URL = await postgres.database();
    started.push(spawnStart({ DATABASE_URL }), spawnStart({ DATABASE_URL }));
    const both = started.map(async (each) => byHand((await ready(each))[0], each.sign));
    [one, other] = (await Promise.all(both)) as [ByHand, ByHand];
    cookies = { one: await one.signIn(), other: await other.signIn() };
  });

  afterAll(async () => {
    for (const { child, folder } of started) {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
      rmSync(folder, { recursive: true });
    }
    await postgres.stop();
  });

  it('shows at one, live, in order and once, what happens at the other', async () => {
    const seen = follow(await other.listen(cookies.other));
    const id = await one.place(cookies.one);
    await seen.until(id, 'dialing');
    expect(await one.ask(id, 'CON-1')).toContain('connect');
    for (const status of ['ringing', 'answered', 'completed']) {
      expect(await one.tell('CON-1', { status })).toBe(true);
      await seen.until(id, status === 'completed' ? 'ended' : status);
    }
    expect(seen.statuses(id)).toEqual(['dialing', 'ringing', 'answered', 'ended']);
    const [newest] = await other.calls(cookies.other);
    expect(newest).toMatchObject({ id, call: { status: 'ended', reason: 'completed' } });
    await seen.close();
  });

  it('lets one place no call while its user is in one at the other', async () => {
    const id = await one.place(cookies.one);
    await expect(other.place(cookies.other)).rejects.toThrow('call-in-progress');
    await one.letGo(id, cookies.one);
    await other.letGo(await other.place(cookies.other), cookies.other);
  });

  it('goes on at one when the other is killed in a call', async () => {
    const seen = follow(await other.listen(cookies.other));
    const id = await one.place(cookies.one);
    await one.ask(id, 'CON-2');
    await one.tell('CON-2', { status: 'ringing' });
    await seen.until(id, 'ringing');
    started[0]!.child.kill('SIGKILL');
    await once(started[0]!.child, 'exit');

    // The platform asks the next address that it knows.
    expect(await other.tell('CON-2', { status: 'answered' })).toBe(true);
    await seen.until(id, 'answered');
    expect(await other.tell('CON-2', { status: 'completed' })).toBe(true);
    await seen.until(id, 'ended');
    expect(seen.statuses(id)).toEqual(['dialing', 'ringing', 'answered', 'ended']);
    const next = await other.place(cookies.other);
    expect(await other.ask(next, 'CON-3')).toContain('connect');
    await seen.until(next, 'dialing');
    await seen.close();
  });
});

/** What a stream has told of calls so far. */
interface Followed {
  /** The statuses of a call in the order in which they were told. */
  statuses(id: string): string[];
  /** Waits until a call is told to have that status. */
  until(id: string, status: string): Promise<void>;
  close(): Promise<void>;
}

function follow({ body }: Response): Followed {
  const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
  const told: CallUpdate[] = [];
  let unread = '';
  const statuses = (id: string): string[] =>
    told.filter((update) => update.id === id).map(({ call }) => call.status);

  async function read(): Promise<void> {
    const { value } = await reader.read();
    if (value === undefined) throw new Error('The stream has ended.');
    const messages = (unread + value).split('\n\n');
    unread = messages.pop() ?? '';
    for (const message of messages) {
      const data = /^event: call\ndata: (.*)$/m.exec(message)?.[1];
      if (data !== undefined) told.push(JSON.parse(data) as CallUpdate);
    }
  }

  return {
    statuses,
    until: async (id, status) => {
      while (!statuses(id).includes(status)) await read();
    },
    close: () => reader.cancel(),
  };
}
