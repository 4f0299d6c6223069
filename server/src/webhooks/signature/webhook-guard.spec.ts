import { once } from 'node:events';
import { createConnection, type AddressInfo } from 'node:net';
import supertest, { type Test } from 'supertest';
import { createForger, type Draft } from '../../testing/forged-webhooks.ts';
import {
  createTestApp,
  dialled,
  event,
  keys,
  signing,
  type TestApp,
} from '../../testing/test-app.ts';

const { privateKey } = keys;
const { genuine, signedBefore, forgeries } = createForger({ ...signing, privateKey });

let test: TestApp;
let call: string;
let told: string[];
let made = 0;

beforeEach(async () => {
  test = createTestApp();
  call = await test.place('john', 'bob');
  await test.tell(event('ringing', {}, 'leg-of-nobody')).expect(204);
  test.lines.length = 0;
  told = [];
  test.store.onChange((user) => told.push(user ?? ''));
});

const now = () => Math.floor(test.clock.now() / 1000);
const draft = (words: string): Draft => ({ now: now(), words, id: `id-${(made += 1)}` });

function post(path: string, words: string, authorization: string | undefined): Test {
  const request = supertest(test.app).post(path).type('json');
  return (authorization === undefined ? request : request.set('Authorization', authorization)).send(
    words,
  );
}

/** The three ways in: what is said there, and how it is sent. */
const doors = {
  'POST /webhooks/event': {
    words: () => JSON.stringify(event('ringing')),
    send: (words: string, header?: string) => post('/webhooks/event', words, header),
    good: 204,
  },
  'POST /webhooks/answer': {
    words: () => JSON.stringify(dialled(call)),
    send: (words: string, header?: string) => post('/webhooks/answer', words, header),
    good: 200,
  },
  'GET /webhooks/answer': {
    words: () => JSON.stringify(dialled(call)),
    send: (words: string, header?: string) => {
      const query = new URLSearchParams(JSON.parse(words) as Record<string, string>);
      const request = supertest(test.app).get(`/webhooks/answer?${query.toString()}`);
      return header === undefined ? request : request.set('Authorization', header);
    },
    good: 200,
  },
};

async function expectNothingHappened(): Promise<void> {
  expect((await test.store.find(call))?.claim).toBeUndefined();
  expect(await test.store.events('CON-leg-of-john')).toEqual([]);
  expect(told).toEqual([]);
}

describe.each(Object.entries(doors))('%s', (_, { words, send, good }) => {
  it.each(Object.entries(forgeries))('refuses a webhook %s', async (_how, [forge, fault]) => {
    const said = words();
    const res = await send(said, forge(draft(said)));
    expect(res.status).toBe(fault === 'unsigned' ? 503 : 401);
    expect(Object.keys(res.body as object)).toEqual(['code', 'message']);
    expect(res.text).not.toContain(fault);
    expect(test.lines).toMatchObject([{ level: 40, code: `webhook-${fault}` }]);
    await expectNothingHappened();
  });

  it('accepts what the platform signed', async () => {
    const said = words();
    await send(said, genuine(draft(said))).expect(good);
    const events = await test.store.events('CON-leg-of-john');
    expect([(await test.store.find(call))?.claim, ...events].filter(Boolean)).toHaveLength(1);
  });

  it('accepts the secret of before while it is being changed', async () => {
    const said = words();
    await send(said, signedBefore(draft(said))).expect(good);
  });

  it.each([300, -60])('accepts what was signed %d s ago', async (seconds) => {
    const said = words();
    await send(said, genuine({ ...draft(said), now: now() - seconds })).expect(good);
  });

  it('answers a retry again, to the letter', async () => {
    const said = words();
    const header = genuine(draft(said));
    const first = await send(said, header).expect(good);
    const again = await send(said, header).expect(good);
    expect(again.text).toBe(first.text);
  });

  it('refuses a token that was shown with other words', async () => {
    const said = words();
    const same = draft(said);
    await send(said, genuine(same)).expect(good);
    const others = said.replace('leg-of-', 'no-leg-of-');
    await send(others, genuine({ ...same, words: others })).expect(401);
    expect(test.lines.at(-1)).toMatchObject({ code: 'webhook-replayed' });
  });

  it('tells the log by how much a clock is wrong', async () => {
    const said = words();
    await send(said, genuine({ ...draft(said), now: now() - 600 })).expect(401);
    expect(test.lines).toMatchObject([{ code: 'webhook-too-old', clockDiffersBySeconds: 600 }]);
  });
});

describe('words that were changed on the way', () => {
  it.each([
    ['by a space', (said: string) => said.replace(':', ': ')],
    ['at the end', (said: string) => `${said}\n`],
    ['by one bit', (said: string) => said.replace('john', 'joho')],
  ])('are refused: %s', async (_, change) => {
    for (const door of [doors['POST /webhooks/event'], doors['POST /webhooks/answer']]) {
      const said = door.words();
      await door.send(change(said), genuine(draft(said))).expect(401);
      expect(test.lines.at(-1)).toMatchObject({ code: 'webhook-payload-changed' });
    }
    await expectNothingHappened();
  });

  it('are refused in a URL whose keys stand in another order', async () => {
    const said = JSON.stringify(dialled(call));
    const turned = JSON.stringify(Object.fromEntries(Object.entries(dialled(call)).reverse()));
    await doors['GET /webhooks/answer'].send(turned, genuine(draft(said))).expect(401);
    await expectNothingHappened();
  });
});

describe('a token', () => {
  it('of an event is none for a question, nor the other way round', async () => {
    const said = JSON.stringify({ ...dialled(call), status: 'ringing' });
    const header = genuine(draft(said));
    await post('/webhooks/event', said, header).expect(204);
    await post('/webhooks/answer', said, header).expect(401);
    const other = genuine(draft(said));
    await post('/webhooks/answer', said, other).expect(200, /connect/);
    await post('/webhooks/event', said, other).expect(401);
    expect(await test.store.events('CON-leg-of-john')).toHaveLength(1);
  });

  it('of a question gets no answer after 10 s, for that names a number', async () => {
    const said = JSON.stringify(dialled(call));
    const header = genuine(draft(said));
    await post('/webhooks/answer', said, header).expect(200, /connect/);
    await test.clock.advance(10_000);
    await post('/webhooks/answer', said, header).expect(200, /connect/);
    await test.clock.advance(1);
    await post('/webhooks/answer', said, header).expect(401);
  });

  it('of an event does nothing the second time', async () => {
    const said = JSON.stringify(event('ringing'));
    const header = genuine(draft(said));
    for (let times = 0; times < 3; times += 1) {
      await post('/webhooks/event', said, header).expect(204);
    }
    expect(await test.store.events('CON-leg-of-john')).toHaveLength(1);
  });

  it('is refused beside another one', async () => {
    const said = JSON.stringify(dialled(call));
    const server = test.app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const socket = createConnection((server.address() as AddressInfo).port, '127.0.0.1');
    const head = ['POST /webhooks/answer HTTP/1.1', 'Host: localhost', 'Connection: close'];
    const tokens = [genuine(draft(said)), 'Bearer a'].map((each) => `Authorization: ${each}`);
    const about = ['Content-Type: application/json', `Content-Length: ${said.length}`];
    socket.write([...head, ...tokens, ...about, '', said].join('\r\n'));
    const [answer] = (await once(socket, 'data')) as [Buffer];
    server.close();
    socket.destroy();
    expect(answer.toString()).toMatch(/^HTTP\/1.1 401 /);
  });
});

it('reads no body of a sender that it does not know', async () => {
  const huge = JSON.stringify({ status: 'x'.repeat(1e6) });
  await post('/webhooks/event', huge, undefined).expect(503);
  await post('/webhooks/event', huge, 'Bearer a.b.c').expect(401);
});
