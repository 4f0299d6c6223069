import { randomUUID } from 'node:crypto';
import { some, type Check } from './finding.ts';
import { hostileValues, nearly } from './hostile-values.ts';
import { inParallel } from './in-parallel.ts';
import { startRunning, type Running } from './running.ts';
import type { Reply } from './send.ts';

const [bob, alice] = ['447700900001', '447700900002'];
const contacts = [
  { name: 'Bob', number: `+${bob}` },
  { name: 'Alice', number: `+${alice}`, users: ['mary'] },
];

/** Says something hostile in one place, in a webhook that is rightly signed. */
type Way = (running: Running, value: unknown) => Promise<Reply>;

const leg = () => ({ uuid: randomUUID(), conversation_uuid: `CON-${randomUUID()}` });

const ways: Readonly<Record<string, Way>> = {
  'to, by POST': ({ ask }, value) => ask({ to: value, from_user: 'john', ...leg() }),
  'to, by GET': (running, value) => askInUrl(running, { to: text(value), from_user: 'john' }),
  'custom_data, by POST': ({ ask }, value) =>
    ask({ to: 'bob', from_user: 'john', custom_data: demand(value), ...leg() }),
  'custom_data, by GET': (running, value) =>
    askInUrl(running, { from_user: 'john', custom_data: JSON.stringify(demand(value)) }),
};

/** Whatever is said, nobody is called but the contact of a call that was just placed by who calls. */
export const hostile: Check = async (share) => {
  await using running = await startRunning({ contacts });
  const [john, mary] = [await running.signIn('john'), await running.signIn('mary')];
  const wrong: string[] = [];
  const values = hostileValues(some(2000, share));
  for (const [name, way] of Object.entries(ways)) {
    await inParallel(values, 16, async (value) => {
      const number = dialled(await way(running, value));
      if (number !== undefined) wrong.push(`${name}: ${text(value)}`);
    });
  }
  const beside = hostileValues(some(400, share));
  const tried = [
    values.length * Object.keys(ways).length,
    await asContact(running, john, values, wrong),
    await nearHits(running, john, mary, wrong),
    beside.length,
  ];
  const right = await besideTrueCalls(running, john, beside, wrong);
  return [
    {
      check: 'hostile values as `to`, `custom_data` and `contactId`, rightly signed',
      tried: tried.reduce((sum, count) => sum + count),
      outcome: `${wrong.length} connects to anybody but the contact of a call just placed, ${right} to that one${wrong[0] ? `, such as ${wrong[0]}` : ''}`,
      holds: wrong.length === 0 && right > 0,
    },
  ];
};

/** A click on somebody who is on no pad, or on another's. */
async function asContact(
  { send }: Running,
  cookie: string,
  values: readonly unknown[],
  wrong: string[],
): Promise<number> {
  const others = [...values.filter((value) => value !== 'bob'), 'alice'];
  await inParallel(others, 16, async (contactId) => {
    const body = JSON.stringify({ contactId });
    const { status } = await send({ path: '/api/calls', headers: { cookie }, body });
    if (status < 400) wrong.push(`contactId: ${text(contactId)}`);
  });
  return others.length;
}

/** Ids like that of a call, and the id itself by anybody but who has placed it. */
async function nearHits(
  running: Running,
  john: string,
  mary: string,
  wrong: string[],
): Promise<number> {
  const [his, hers] = [await running.place(john), await running.place(mary, 'alice')];
  const users = [
    'mary',
    'JOHN',
    'john ',
    ' john',
    'j\u043Ehn',
    '',
    undefined,
    ['john'],
    { name: 'john' },
    null,
  ];
  const questions = [
    ...nearly(his).map((to) => ({ to, from_user: 'john' })),
    ...users.map((from_user) => ({ to: his, from_user })),
    { to: hers, from_user: 'john' },
  ];
  for (const question of questions) {
    const number = dialled(await running.ask({ ...question, ...leg() }));
    if (number !== undefined) wrong.push(JSON.stringify(question));
  }
  await letGo(running, his, john);
  await letGo(running, hers, mary);
  return questions.length;
}

/** True calls, with something hostile beside the id: they reach Bob and nobody else; how many did. */
async function besideTrueCalls(
  running: Running,
  cookie: string,
  values: readonly unknown[],
  wrong: string[],
): Promise<number> {
  let right = 0;
  for (const value of values) {
    const to = await running.place(cookie);
    const of = leg();
    const more = { custom_data: demand(value), number: value, contactId: value, endpoint: value };
    const number = dialled(await running.ask({ ...more, to, from_user: 'john', ...of }));
    if (number === bob) right += 1;
    else if (number !== undefined) wrong.push(`beside a call: ${text(value)}`);
    if (number === undefined) await letGo(running, to, cookie);
    else await running.tell({ status: 'completed', ...of });
  }
  return right;
}

function letGo({ send }: Running, id: string, cookie: string): Promise<Reply> {
  return send({ path: `/api/calls/${id}`, method: 'DELETE', headers: { cookie } });
}

function askInUrl({ send, sign }: Running, fields: Record<string, string>): Promise<Reply> {
  const all = { ...fields, ...leg() };
  const query = new URLSearchParams(all);
  // What goes over the wire is what is signed, lone surrogates and all.
  const words = JSON.stringify(Object.fromEntries(query));
  const path = `/webhooks/answer?${query.toString()}`;
  return send({ path, headers: { authorization: sign(words) } });
}

function demand(value: unknown): object {
  return {
    to: value,
    number: value,
    contactId: value,
    endpoint: [{ type: 'phone', number: value }],
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Whom an answer connects to; undefined for nobody. @throws Error when it is neither talk nor connect */
function dialled({ status, text: said }: Reply): string | undefined {
  if (status >= 500) throw new Error(`${status}: ${said}`);
  if (status !== 200) return undefined;
  const actions = JSON.parse(said) as { action: string; endpoint?: { number: string }[] }[];
  const strange = actions.find(({ action }) => action !== 'talk' && action !== 'connect');
  if (strange) throw new Error(`An action that nobody asked for: ${said}`);
  const connect = actions.find(({ action }) => action === 'connect');
  return connect && (connect.endpoint?.map(({ number }) => number).join(', ') ?? '');
}
