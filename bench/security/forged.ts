import { createPrivateKey, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { createForger, type Draft, type Forger } from '@hotline/server/testing/forged-webhooks';
import { some, type Check, type Finding } from './finding.ts';
import { inParallel } from './in-parallel.ts';
import { listenIn } from './listen-in.ts';
import { startRunning, type Running } from './running.ts';
import type { Reply } from './send.ts';

const doors = ['POST event', 'POST answer', 'GET answer'] as const;
type Door = (typeof doors)[number];

/** One webhook that is not to be taken. */
interface Attack {
  readonly kind: string;
  readonly door: Door;
  readonly words: string;
  readonly authorization: string | undefined;
}

/** Longer than the answer to a question is given again to who asks with the same token, milliseconds. */
const askAgainMs = 10_500;

/** Forged webhooks of every kind through every door, and as many genuine ones as there are phones to ring. */
export const forged: Check = async (share) => {
  await using running = await startRunning();
  const forger = createForger({
    ...running.application,
    privateKey: createPrivateKey(running.application.privateKey),
  });
  const cookie = await running.signIn('john');
  const stream = await fetch(`${running.url}/api/events`, { headers: { cookie } });
  const heard = listenIn(stream);
  const overheard = await overhear(running, forger, cookie);
  const call = await running.place(cookie);
  await heard.told(call);
  const before = rows(running);
  const told = heard.count();

  const attacks = attacksOf(some(20_000, share), { running, forger, call, overheard });
  const accepted: string[] = [];
  const statuses = new Map<number, number>();
  const kinds = new Set<string>();
  await inParallel(attacks, 32, async (make) => {
    const attack = make();
    kinds.add(attack.kind);
    const { status, text } = await deliver(running, attack);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status < 400 || text.includes('connect')) accepted.push(`${attack.door} ${attack.kind}`);
  });
  const grown = rows(running) - before;
  const messages = heard.count() - told;
  await heard.close();
  const answers = [...statuses].map(([status, count]) => `${count} × ${status}`).join(', ');
  return [
    {
      check: `forged, expired, future, tampered, foreign-account and replayed webhooks: ${kinds.size} kinds, ${doors.length} doors`,
      tried: attacks.length,
      outcome: `${accepted.length} accepted, ${grown} rows, ${messages} messages to browsers (${answers})${accepted[0] ? `; such as: ${[...new Set(accepted)].join('; ')}` : ''}`,
      holds: accepted.length === 0 && grown === 0 && messages === 0,
    },
    await genuineOnes(running, some(500, share)),
  ];
};

/** Events, tokens that are remembered, and calls that were asked about. */
function rows({ count }: Running): number {
  const tables = '(SELECT count(*) FROM events) + (SELECT count(*) FROM tokens)';
  return count(`SELECT ${tables} + (SELECT count(*) FROM calls WHERE conversation IS NOT NULL)`);
}

interface Overheard {
  readonly event: Attack;
  readonly question: Attack;
}

/** Two genuine webhooks that were taken once, long enough ago that a question is no retry any more. */
async function overhear(running: Running, forger: Forger, cookie: string): Promise<Overheard> {
  const call = await running.place(cookie);
  const once = (door: Door): Attack => {
    const words = wordsFor(door, call);
    return { kind: 'overheard', door, words, authorization: forger.genuine(draftOf(words)) };
  };
  const [event, question] = [once('POST event'), once('POST answer')];
  for (const one of [question, event]) {
    const { status, text } = await deliver(running, one);
    if (status >= 300) throw new Error(`A genuine webhook was refused: ${status} ${text}`);
  }
  await running.send({ path: `/api/calls/${call}`, method: 'DELETE', headers: { cookie } });
  const { conversation_uuid } = JSON.parse(question.words) as { conversation_uuid: string };
  await running.tell({ status: 'completed', uuid: 'own', conversation_uuid });
  await new Promise((resolve) => setTimeout(resolve, askAgainMs));
  return { event, question };
}

interface Theatre {
  readonly running: Running;
  readonly forger: Forger;
  readonly call: string;
  readonly overheard: Overheard;
}

/** They are made as they are sent: what is too early when it is made may be in time when it comes. */
function attacksOf(count: number, theatre: Theatre): (() => Attack)[] {
  const kinds = Object.entries(kindsOf(theatre));
  return Array.from({ length: count }, (_, index) => () => {
    const door = doors[index % doors.length] ?? 'POST event';
    const [kind = '', attack] = kinds[Math.floor(index / doors.length) % kinds.length] ?? [];
    const words = wordsFor(door, theatre.call);
    const made = attack?.(door, words) ?? {};
    return { kind, door, words, authorization: undefined, ...made };
  });
}

type Kind = (door: Door, words: string) => Partial<Attack>;

/** Every way to forge a token, and what can be done with tokens that were overheard. */
function kindsOf({ running, forger, overheard }: Theatre): Record<string, Kind> {
  const { application } = running;
  const secret = randomBytes(32).toString('hex');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const stranger = { id: randomUUID(), apiKey: 'b2c3d4e5', signatureSecrets: [secret], privateKey };
  const others = createForger(stranger);
  const posing = createForger({ ...stranger, id: application.id, apiKey: application.apiKey });
  const forgeries = Object.entries(forger.forgeries).map(([name, [forge]]): [string, Kind] => [
    name,
    (_, words) => ({ authorization: forge(draftOf(words, future.test(name) ? 5 : 0)) }),
  ]);
  return {
    ...Object.fromEntries(forgeries),
    'by another customer': (_, words) => ({ authorization: others.genuine(draftOf(words)) }),
    'by another customer who names us': (_, words) => ({
      authorization: posing.genuine(draftOf(words)),
    }),
    'other words than those that were signed': (door, words) => ({
      authorization: forger.genuine(draftOf(wordsFor(door, 'another'))),
      words,
    }),
    'a token that was used, with other words': (door, words) => ({
      words,
      authorization: (door === 'POST event' ? overheard.event : overheard.question).authorization,
    }),
    'a question that was asked before, to the letter': () => overheard.question,
    'the token and the words of an event, as a question': () => ({
      ...overheard.event,
      door: 'POST answer',
    }),
    'the token and the words of a question, as an event': () => ({
      ...overheard.question,
      door: 'POST event',
    }),
  };
}

/** What is too early by one second is in time one second later. */
const future = /ahead|not valid yet/;

function draftOf(words: string, ahead = 0): Draft {
  return { now: Math.floor(Date.now() / 1000) + ahead, words, id: randomUUID() };
}

/** What is said there, unlike all that was said before. */
function wordsFor(door: Door, call: string): string {
  const uuid = randomUUID();
  const leg = { uuid, conversation_uuid: `CON-${uuid}` };
  const question = { to: call, from_user: 'john', ...leg };
  return JSON.stringify(door === 'POST event' ? { status: 'completed', ...leg } : question);
}

function deliver({ send }: Running, { door, words, authorization }: Attack): Promise<Reply> {
  const headers = authorization === undefined ? {} : { authorization };
  if (door === 'POST event') return send({ path: '/webhooks/event', headers, body: words });
  if (door === 'POST answer') return send({ path: '/webhooks/answer', headers, body: words });
  const query = new URLSearchParams(JSON.parse(words) as Record<string, string>).toString();
  return send({ path: `/webhooks/answer?${query}`, headers });
}

/** Whole calls: each asks once and is told once that it is over. */
async function genuineOnes(running: Running, calls: number): Promise<Finding> {
  let accepted = 0;
  const forger = createForger({
    ...running.application,
    privateKey: createPrivateKey(running.application.privateKey),
  });
  const cookie = await running.signIn('john');
  await letGo(running, cookie);
  for (let made = 0; made < calls; made += 1) {
    const call = await running.place(cookie);
    const door = made % 2 === 0 ? 'POST answer' : 'GET answer';
    const words = wordsFor(door, call);
    const authorization = forger.genuine(draftOf(words));
    const asked = await deliver(running, { kind: 'genuine', door, words, authorization });
    if (asked.status === 200 && asked.text.includes('"connect"')) accepted += 1;
    const { uuid, conversation_uuid } = JSON.parse(words) as Record<string, string>;
    const told = await running.tell({ status: 'completed', uuid, conversation_uuid });
    if (told.status === 204) accepted += 1;
  }
  return {
    check: 'genuine webhooks, questions by POST and GET, and events',
    tried: calls * 2,
    outcome: `${accepted} accepted`,
    holds: accepted === calls * 2,
  };
}

async function letGo({ send }: Running, cookie: string): Promise<void> {
  const { text } = await send({ path: '/api/calls', headers: { cookie } });
  for (const { id } of (JSON.parse(text) as { calls: { id: string }[] }).calls) {
    await send({ path: `/api/calls/${id}`, method: 'DELETE', headers: { cookie } });
  }
}
