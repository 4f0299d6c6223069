import type { Store, StoredCall } from '../store/store.ts';

const dialing = '{"status":"dialing","dialedAt":5,"voicemail":false}';
const over = '{"status":"ended","dialedAt":5,"voicemail":false,"endedAt":9,"reason":"busy"}';

const told = (id: string, rest: string, call: string) =>
  `{"id":"${id}","user":"john","contactId":"bob","placedAt":5,"call":${call},${rest}}`;

/** Calls as the first version of the tables kept them, one of them with a conversation that mocks its own state. */
const states = [
  [told('over', '"letGo":false', over), false, false, null],
  [told('left', '"letGo":true', dialing), true, false, null],
  [
    told(
      'live',
      '"letGo":false,"claim":{"conversation":"\\"letGo\\":true\\u0000","uuid":"u","at":6}',
      dialing,
    ),
    true,
    true,
    '"letGo":true',
  ],
] as const;

const ids = ['over', 'left', 'live'];

const rows = (flag: (value: boolean) => string) =>
  states
    .map(([state, live, line, conversation], index) => {
      const name = conversation === null ? 'NULL' : `'${conversation}'`;
      return `INSERT INTO calls (id, username, placed_at, conversation, live, holds_line, state)
        VALUES ('${ids[index] ?? ''}', 'john', 5, ${name}, ${flag(live)}, ${flag(line)}, '${state}');
        INSERT INTO events (id, conversation, received_at, body) VALUES ('e${index}', 'CON', 7, '{}');`;
    })
    .join('\n');

const tables = (seq: string, whole: string, flag: string, text: string, line: string) => `
  CREATE TABLE calls (seq ${seq} PRIMARY KEY, id ${text} NOT NULL UNIQUE, username ${text} NOT NULL,
    placed_at ${whole} NOT NULL, conversation ${text}, live ${flag} NOT NULL, holds_line ${flag} NOT NULL,
    state ${text} NOT NULL);
  CREATE INDEX calls_live ON calls (seq) WHERE live;
  CREATE UNIQUE INDEX calls_line ON calls (username) WHERE ${line};
  CREATE TABLE events (seq ${seq} PRIMARY KEY, id ${text} NOT NULL UNIQUE, conversation ${text} NOT NULL,
    received_at ${whole} NOT NULL, body ${text} NOT NULL);`;

export const firstVersionSqlite = `
  ${tables('INTEGER', 'INTEGER', 'INTEGER', 'TEXT', 'holds_line = 1')}
  ${rows((value) => String(Number(value)))}
  PRAGMA user_version = 1;`;

export const firstVersionPostgres = `
  ${tables('bigint GENERATED ALWAYS AS IDENTITY', 'bigint', 'boolean', 'text', 'holds_line')}
  ${rows(String)}
  CREATE TABLE hotline_migrations (version integer PRIMARY KEY);
  INSERT INTO hotline_migrations VALUES (1);`;

/** A call such as one that is placed now. */
export function oldCall(id: string): StoredCall {
  const call = { status: 'dialing', dialedAt: 5, voicemail: false } as const;
  return { id, user: 'john', contactId: 'bob', placedAt: 5, application: '', legs: [], call };
}

/** The same, once it is over. */
export function overCall(id: string): StoredCall {
  const call = {
    status: 'ended',
    dialedAt: 5,
    voicemail: false,
    endedAt: 9,
    reason: 'busy',
  } as const;
  return { ...oldCall(id), call };
}

/** Holds when the store was opened on the first version's tables. */
export async function expectUpgraded(store: Store): Promise<void> {
  expect(await store.find('over')).toEqual(overCall('over'));
  expect(await store.find('left')).toEqual({ ...oldCall('left'), letGoAt: 5, lookAt: 5 });
  const claim = { conversation: '"letGo":true\0', uuid: 'u', at: 6 };
  expect(await store.find('live')).toEqual({ ...oldCall('live'), claim, lookAt: 5 });
  const changes = await store.changesAfter('john', 0, 9);
  expect(changes.map((changed) => changed.call.id)).toEqual(ids);
  expect((await store.page('john', 2, { contactId: 'bob' })).calls).toHaveLength(2);
  expect(await store.due(4)).toBeUndefined();
  expect((await store.due(5))?.id).toBe('left');
  expect(await store.events('CON')).toHaveLength(3);
  const before = await store.position('john');
  await store.update('live', (stored) => ({ ...stored, price: '1' }));
  expect(await store.position('john')).toBeGreaterThan(before);
}
