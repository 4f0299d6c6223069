import { endReasons } from '@hotline/protocol/call';
import { ncco } from '@hotline/protocol/ncco';
import type supertest from 'supertest';
import { createTestApp, dialled, event, type TestApp } from '../testing/test-app.ts';
import { matching } from '../testing/matching.ts';

const connection = [
  { action: 'talk', text: 'Transferring your call now.' },
  {
    action: 'connect',
    from: '447700900000',
    endpoint: [{ type: 'phone', number: '447700900001' }],
    timeout: 45,
    limit: 3600,
    machineDetection: 'continue',
    eventUrl: ['http://127.0.0.1:3000/webhooks/event'],
  },
];

function ask(test: TestApp, payload: object, method: 'get' | 'post' = 'get') {
  return method === 'get' ? test.ask(payload) : test.askByPost(payload);
}

function expectRefusal(res: supertest.Response): void {
  expect(res.status).toBe(200);
  expect(res.type).toBe('application/json');
  expect(ncco.parse(res.body)).toEqual([{ action: 'talk', text: matching(/cannot be placed/) }]);
}

/** Asks, expects a spoken refusal, and one log line with this reason. */
async function refused(test: TestApp, payload: object, code: string): Promise<void> {
  test.lines.length = 0;
  expectRefusal(await ask(test, payload));
  expect(test.lines).toMatchObject([{ level: 40, route: '/webhooks/answer', status: 200, code }]);
}

describe.each(['get', 'post'] as const)('%s /webhooks/answer', (method) => {
  it("announces and connects the user's own fresh call", async () => {
    const test = createTestApp();
    const res = await ask(test, dialled(await test.place('john', 'bob')), method);
    expect(res.status).toBe(200);
    expect(res.type).toBe('application/json');
    expect(res.body).toEqual(connection);
  });

  it('remembers which legs the platform made of it', async () => {
    const test = createTestApp();
    const id = await test.place('john', 'bob');
    await ask(test, dialled(id), method);
    expect(await test.store.find(id)).toMatchObject({
      claim: { conversation: 'CON-leg-of-john', uuid: 'leg-of-john', at: test.clock.now() },
    });
  });

  it('connects nobody when the caller’s leg is told to be over already', async () => {
    const test = createTestApp();
    const id = await test.place('john', 'bob');
    const over = event('completed', { uuid: 'leg-of-john' });
    await test.tell(over);
    expectRefusal(await ask(test, dialled(id), method));
    expect(await test.store.find(id)).toMatchObject({ call: { status: 'ended' } });
  });

  it('ignores fields it does not know', async () => {
    const test = createTestApp();
    const more = { region_url: 'https://api-us-3.vonage.com', endpoint_type: 'app', new_one: '1' };
    const res = await ask(test, { ...dialled(await test.place('john', 'bob')), ...more }, method);
    expect(res.body).toEqual(connection);
  });
});

describe('a call id', () => {
  it("is worthless in another user's hands", async () => {
    const test = createTestApp();
    const id = await test.place('john', 'bob');
    await refused(test, dialled(id, 'mary'), 'call-of-another-user');
    const { from_user, ...nobody } = dialled(id);
    expect(from_user).toBe('john');
    await refused(test, nobody, 'call-of-another-user');
    expect((await ask(test, dialled(id))).body).toEqual(connection);
  });

  it('is redeemed once', async () => {
    const test = createTestApp();
    const id = await test.place('john', 'bob');
    await ask(test, dialled(id));
    await refused(test, dialled(id, 'john', 'another-leg'), 'call-replayed');
    const sameLeg = { ...dialled(id), conversation_uuid: 'CON-another' };
    await refused(test, sameLeg, 'call-replayed');
  });

  it('is redeemed by one of many that ask at once', async () => {
    const test = createTestApp();
    const id = await test.place('john', 'bob');
    const legs = Array.from({ length: 20 }, (_, index) => `leg-${index}`);
    const answers = await Promise.all(legs.map((leg) => ask(test, dialled(id, 'john', leg))));
    expect(answers.filter(({ body }) => (body as unknown[]).length === 2)).toHaveLength(1);
  });

  it('gets the same answer again when the platform retries, for 10 s and no longer', async () => {
    const test = createTestApp();
    const id = await test.place('john', 'bob');
    await ask(test, dialled(id));
    await test.clock.advance(10_000);
    expect((await ask(test, dialled(id))).body).toEqual(connection);
    await test.clock.advance(1);
    await refused(test, dialled(id), 'call-replayed');
  });

  it('lasts 60 s', async () => {
    const test = createTestApp();
    const id = await test.place('john', 'bob');
    await test.clock.advance(60_001);
    await refused(test, dialled(id), 'call-expired');
  });

  it.each(['uuid', 'conversation_uuid'])('is redeemed by no leg whose %s is empty', async (key) => {
    const test = createTestApp();
    const id = await test.place('john', 'bob');
    await refused(test, { ...dialled(id), [key]: '' }, 'request-invalid');
  });

  it('is worthless once its user has cancelled', async () => {
    const test = createTestApp();
    const id = await test.place('john', 'bob');
    await (await test.signIn('john')).delete(`/api/calls/${id}`);
    await refused(test, dialled(id), 'call-over');
  });

  it('is worthless, and the call blocked, when the contact has gone meanwhile', async () => {
    const test = createTestApp();
    const id = await test.place('john', 'bob');
    test.contacts.rewrite([]);
    await refused(test, dialled(id), 'contact-unknown');
    expect(endReasons).toContain('blocked');
    expect(await test.store.find(id)).toMatchObject({ call: { reason: 'blocked' } });
    await refused(test, dialled(id), 'call-over');
  });
});

describe('whatever else is dialled', () => {
  it.each([
    ['a phone number', '447700900001'],
    ['a premium number', '+979123456789'],
    ['a contact', 'bob'],
    ['an id of nobody', 'a'.repeat(26)],
    ['nothing', ''],
    ['a long text', 'a'.repeat(1000)],
    ['an inherited name', '__proto__'],
  ])('reaches nobody: %s', async (_, to) => {
    const test = createTestApp();
    await test.place('john', 'bob');
    const code = to.length === 26 ? 'call-unknown' : 'call-id-malformed';
    await refused(test, dialled(to), code);
  });

  it('reaches nobody when the query says two things', async () => {
    const test = createTestApp();
    const id = await test.place('john', 'bob');
    await refused(test, { ...dialled(id), to: [id, '447700900001'] }, 'query-repeated');
    await refused(test, { ...dialled(id), custom_data: ['{}', '{}'] }, 'query-repeated');
  });

  it('reaches nobody when the query beside a body says two things', async () => {
    const test = createTestApp();
    const id = await test.place('john', 'bob');
    test.lines.length = 0;
    expectRefusal(await ask(test, dialled(id), 'post').query('a=1&a=2'));
    expect(test.lines).toMatchObject([{ level: 40, status: 200, code: 'query-repeated' }]);
  });

  it('reaches nobody when the leg has no name', async () => {
    const test = createTestApp();
    const { to, from_user } = dialled(await test.place('john', 'bob'));
    await refused(test, { to, from_user }, 'request-invalid');
  });

  it.each([
    ['malformed JSON', '{"to":', 'application/json', 'json-malformed'],
    ['a list', '[]', 'application/json', 'request-invalid'],
    [
      'wrong types',
      '{"to":7,"uuid":{},"conversation_uuid":[]}',
      'application/json',
      'request-invalid',
    ],
    ['no body', '', 'application/json', 'request-invalid'],
    ['a form', 'to=447700900001', 'application/x-www-form-urlencoded', 'request-invalid'],
    ['1 MB', JSON.stringify({ to: 'a'.repeat(1e6) }), 'application/json', 'body-too-large'],
  ])('reaches nobody when the body is %s', async (_, body, type, code) => {
    const test = createTestApp();
    const res = await test.askByPost(body, type);
    expectRefusal(res);
    expect(test.lines).toMatchObject([{ level: 40, status: 200, code }]);
  });
});
