/**
 * Ten times what Vonage would send at most: 270 webhooks a second for a minute, over each store.
 * `node bench/storm.ts [seconds]`
 */
import { createHash } from 'node:crypto';
import { lookInto, type Keeper } from '../e2e/look-into.ts';
import { createAsk, expected, place, signIn, type Ask } from './whole/ask.ts';
import { event, question, webhooksOfCall } from './whole/call-story.ts';
import { withDatabases } from './whole/databases.ts';
import { onSchedule } from './whole/on-schedule.ts';
import { percentile, spread } from './whole/percentile.ts';
import { startWhole } from './whole/start-whole.ts';

const [seconds = 60] = process.argv.slice(2).map(Number);
const perSecond = 270;
/** A call's webhooks are a third of a second apart, so that these many calls are under way at once. */
const apart = perSecond / webhooksOfCall / 3;
const underWay = apart * (webhooksOfCall - 1);
const calls = (perSecond / webhooksOfCall) * seconds + underWay;
/** Calls are placed a second before the platform asks: that is no webhook, and not measured. */
const ahead = perSecond / webhooksOfCall;
/** Each has one call at a time. */
const users = Array.from({ length: 300 }, (_, index) => `user-${index}`);

const userOf = (call: number) => users[call % users.length] ?? '';

interface Rain {
  readonly ask: Ask;
  readonly cookies: readonly string[];
  /** The ids of the calls placed. */
  readonly ids: Map<number, Promise<string>>;
  /** Settles when the platform knows what to do with a call: before that it has nothing to tell. */
  readonly answered: Map<number, Promise<void>>;
  /** Milliseconds. */
  readonly answers: number[];
  readonly events: number[];
  /** Hashes of event bodies. */
  readonly sent: Set<string>;
  readonly acknowledged: Set<string>;
  failed: number;
}

process.stdout.write(
  '| store | answer p50 | answer p99 | event p50 | event p99 | worst | acknowledged | lost | doubled | calls true | failed |\n' +
    `|${' --- |'.repeat(11)}\n`,
);
await storm('SQLite');
await withDatabases(async (database) => {
  await storm('PostgreSQL', await database());
});

async function storm(store: string, databaseUrl?: string): Promise<void> {
  await using server = await startWhole(users, databaseUrl);
  const rain = await pour(createAsk(server));
  report(store, rain, databaseUrl === undefined ? server : { databaseUrl });
}

async function pour(ask: Ask): Promise<Rain> {
  const cookies: string[] = [];
  for (const user of users) cookies.push(await signIn(ask, user));
  const sets = { sent: new Set<string>(), acknowledged: new Set<string>() };
  const maps = { ids: new Map(), answered: new Map() };
  const rain: Rain = { ask, cookies, ...maps, answers: [], events: [], ...sets, failed: 0 };
  for (let call = 0; call < ahead; call += 1) placeCall(rain, call);
  await Promise.all(rain.ids.values());

  const count = webhooksOfCall * (calls + underWay);
  await onSchedule({ perSecond, count }, async (slot, planned) => {
    const n = slot % webhooksOfCall;
    const call = Math.floor(slot / webhooksOfCall) - n * apart;
    if (n === 0) placeCall(rain, call + ahead);
    if (call < 0 || call >= calls) return;
    try {
      await (n === 0 ? answer(rain, call, planned) : tell(rain, call, n, planned));
    } catch (error) {
      rain.failed += 1;
      process.stderr.write(`${String(error)}\n`);
    }
  });
  return rain;
}

function placeCall({ ask, cookies, ids }: Rain, call: number): void {
  if (call < calls) ids.set(call, place(ask, cookies[call % users.length] ?? ''));
}

function answer(rain: Rain, call: number, planned: number): Promise<void> {
  const answered = answerOnce(rain, call, planned);
  rain.answered.set(call, answered);
  return answered;
}

async function answerOnce(
  { ask, ids, answers }: Rain,
  call: number,
  planned: number,
): Promise<void> {
  const body = question(String(call), (await ids.get(call)) ?? '', userOf(call));
  const { text } = await expected(200, ask('/webhooks/answer', body));
  answers.push(performance.now() - planned);
  if (!text.includes('"connect"')) throw new Error(text);
}

/** Every twentieth call's are told twice at once, as the platform does when it does not hear us. */
async function tell(rain: Rain, call: number, n: number, planned: number): Promise<void> {
  const { ask, events, sent, acknowledged } = rain;
  const late = performance.now();
  await rain.answered.get(call);
  const waited = performance.now() - late;
  const body = event(String(call), n);
  const id = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  sent.add(id);
  const again = call % 20 === 0 ? expected(204, ask('/webhooks/event', body)) : undefined;
  await expected(204, ask('/webhooks/event', body));
  events.push(performance.now() - planned - waited);
  acknowledged.add(id);
  await again;
}

function report(store: string, rain: Rain, keeper: Keeper): void {
  const { answers, events, sent, acknowledged, failed } = rain;
  const rows = lookInto(keeper, 'SELECT id FROM events');
  const kept = new Set(rows);
  const lost = [...acknowledged].filter((id) => !kept.has(id)).length;
  const doubled = rows.length - [...kept].filter((id) => sent.has(id)).length;
  const states = lookInto(keeper, 'SELECT state FROM calls');
  const isTrue = states.filter((state) => state.includes('"reason":"completed"')).length;
  const worst = percentile([...answers, ...events], 1).toFixed(1);
  const cells = [store, spread(answers), spread(events), worst, acknowledged.size, lost, doubled];
  process.stdout.write(`| ${[...cells, `${isTrue} of ${calls}`, failed].join(' | ')} |\n`);
}
