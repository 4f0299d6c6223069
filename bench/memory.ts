/**
 * Whether the server grows with its call log: resident size after 1,000 and after 10,000 calls with all their webhooks.
 * `node bench/memory.ts [calls]`
 */
import { createAsk, expected, place, signIn, type Ask } from './whole/ask.ts';
import { event, question, webhooksOfCall } from './whole/call-story.ts';
import { withDatabases } from './whole/databases.ts';
import { percentile } from './whole/percentile.ts';
import { startWhole, type Health, type WholeServer } from './whole/start-whole.ts';

const [calls = 10_000] = process.argv.slice(2).map(Number);
const users = Array.from({ length: 20 }, (_, index) => `user-${index}`);
/** Longer than the server keeps an idle connection. */
const quietMs = 8000;

process.stdout.write(
  '| store | calls | resident | heap | timers | sockets | event loop late, p99 |\n' +
    `|${' --- |'.repeat(7)}\n`,
);
await grow('SQLite');
await withDatabases(async (database) => {
  await grow('PostgreSQL', await database());
});

async function grow(store: string, databaseUrl?: string): Promise<void> {
  await using server = await startWhole(users, databaseUrl);
  const ask = createAsk(server);
  const cookies = await Promise.all(users.map((user) => signIn(ask, user)));
  let done = 0;
  const sizes: number[] = [];
  for (const until of [0, calls / 10, calls]) {
    const from = done;
    done = until;
    await Promise.all(
      users.map(async (user, lane) => {
        for (let call = from + lane; call < until; call += users.length) {
          await callBob(ask, String(call), user, cookies[lane] ?? '');
        }
      }),
    );
    const { delayMs } = await server.health();
    const health = await atRest(server);
    sizes.push(health.rss);
    tell([store, until, ...columns(health), `${delayMs.toFixed(1)} ms`]);
  }
  const [, thousand = NaN, all = NaN] = sizes;
  tell([store, 'growth', `${(100 * (all / thousand - 1)).toFixed(1)} %`, '', '', '', '']);
}

async function callBob(ask: Ask, name: string, user: string, cookie: string): Promise<void> {
  const id = await place(ask, cookie);
  await expected(200, ask('/webhooks/answer', question(name, id, user)));
  for (let n = 1; n < webhooksOfCall; n += 1) {
    await expected(204, ask('/webhooks/event', event(name, n)));
  }
}

/** How the server fares when nobody asks it anything: the median of a few looks. */
async function atRest(server: WholeServer): Promise<Health> {
  const looks: Health[] = [];
  for (let look = 0; look < 5; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, look === 0 ? quietMs : 500));
    looks.push(await server.health());
  }
  const rss = percentile(
    looks.map((look) => look.rss),
    0.5,
  );
  return looks.find((look) => look.rss === rss) ?? (await server.health());
}

function columns({ rss, heap, timers, sockets }: Health): (string | number)[] {
  const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`;
  return [megabytes(rss), megabytes(heap), timers, sockets];
}

function tell(cells: readonly (string | number)[]): void {
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}
