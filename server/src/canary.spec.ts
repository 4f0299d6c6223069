import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import supertest from 'supertest';
import { bob } from './testing/fake-contact-book.ts';
import { createTestApp, dialled, event } from './testing/test-app.ts';

/** The contact's number in all the forms in which a platform may write it, and in all the places. */
const digits = bob.number;
const forms = [digits, `+${digits}`, `sip:${digits}@example.com`, `tel:+${digits};ext=1`];
const events = [
  event('started', { to: digits, from: '447700900000' }),
  event('ringing', { to: `+${digits}`, note: [`calling ${digits}`, { called: `(${digits})` }] }),
  event('answered', { to: Number(digits), msisdn: Number(digits), caller_number: Number(digits) }),
  event('new', { [digits]: 1, deep: { [`+${digits}`]: { endpoint: { number: digits } } } }),
  event('rejected', { detail: `${digits}: no route`, forms }),
  {
    reason: `Invalid number ${digits} in ${forms.join(' ')}`,
    conversation_uuid: 'CON-leg-of-john',
  },
  { reason: `Nobody at "${digits}".`, conversation_uuid: 'CON-of-nobody' },
];

const closed: (() => void)[] = [];

afterEach(() => {
  for (const close of closed.splice(0)) close();
});

it('shows the number of a contact to nobody in a whole call: no route, stream, error or log line has it', async () => {
  const test = createTestApp();
  const server = createServer(test.app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closed.push(() => {
    test.closing.abort();
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const john = supertest.agent(url);
  const signedIn = await john.post('/api/session').send({ username: 'john' });
  const seen: string[] = [];
  const ask = async (path: string) => seen.push((await john.get(path)).text);
  const cookie = signedIn.get('Set-Cookie')?.[0]?.split(';')[0] ?? '';
  const stream = await fetch(`${url}/api/events`, { headers: { cookie } });
  const streamed = stream.text();

  const { id } = (await john.post('/api/calls').send({ contactId: 'bob' })).body as { id: string };
  await test.ask(dialled(id));
  const notes = forms.map((form) => ({ at: 1, what: `dialled ${form}`, detail: { to: form } }));
  await john.post(`/api/calls/${id}/notes`).send({ now: 2, notes }).expect(204);
  for (const told of events) {
    const res = await test.tell(told);
    expect(res.ok).toBe(true);
    for (const path of ['', '?limit=1', `/${id}`, `/${id}/timeline`])
      await ask(`/api/calls${path}`);
    for (const path of ['contacts', 'troubles', 'settings', 'session']) await ask(`/api/${path}`);
  }
  for (const path of [`calls/${digits}`, `calls?limit=${digits}`, digits])
    await ask(`/api/${path}`);
  seen.push((await john.post('/api/calls').send({ contactId: digits })).text);
  await test.ask(dialled(digits));
  test.closing.abort();
  seen.push(await streamed);

  const all = [...seen, ...test.lines.map((line) => JSON.stringify(line))];
  expect(all.length).toBeGreaterThan(60);
  expect(all.join('\n')).toContain('…01');
  expect(all.filter((text) => text.includes(digits.slice(3)))).toEqual([]);
});
