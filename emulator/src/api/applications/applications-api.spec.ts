import { generateKeyPairSync } from 'node:crypto';
import request from 'supertest';
import { demoAccount } from '../../platform/account/account.ts';
import { application } from '../../testing/test-platform.ts';
import { createTestVoiceApi } from '../../testing/test-voice-api.ts';

const { apiKey, apiSecret } = demoAccount;
const path = '/v2/applications';
const publicPem = (type: 'rsa' | 'ec', bits = 2048): string => {
  const pair =
    type === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: bits })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return String(pair.publicKey.export({ type: 'spki', format: 'pem' }));
};
const key = publicPem('rsa');

interface Body {
  readonly instance: string;
  readonly invalid_parameters: readonly { readonly name: string; readonly reason: string }[];
}

function setUp() {
  const test = createTestVoiceApi();
  const ask = (method: 'get' | 'post' | 'put' | 'delete' | 'patch', where = path) =>
    request(test.app)[method](where).auth(apiKey, apiSecret);
  return { ...test, ask };
}

const voice = (more: object): object => ({ name: 'x', keys: { public_key: key }, ...more });
const answer = (more: object): object =>
  voice({ capabilities: { voice: { webhooks: { answer_url: more } } } });
const address = 'https://example.com/answer';

it.each([
  ['name', {}],
  ['name', { name: '' }],
  ['name', { name: 7 }],
  ['body', []],
  ['keys', { name: 'x', keys: 'none' }],
  ['keys.public_key', { name: 'x', keys: { public_key: 7 } }],
  ['keys.public_key', { name: 'x', keys: { public_key: 'rubbish' } }],
  ['keys.public_key', { name: 'x', keys: { public_key: publicPem('ec') } }],
  ['keys.public_key', { name: 'x', keys: { public_key: publicPem('rsa', 1024) } }],
  ['keys.public_key', { name: 'x', keys: { public_key: key.replaceAll('PUBLIC', 'PRIVATE') } }],
  ['capabilities', voice({ capabilities: [] })],
  ['capabilities.rtc', voice({ capabilities: { rtc: 'on' } })],
  ['capabilities.voice', voice({ capabilities: { voice: null } })],
  [
    'capabilities.voice.signed_callbacks',
    voice({ capabilities: { voice: { signed_callbacks: 1 } } }),
  ],
  [
    'capabilities.voice.conversations_ttl',
    voice({ capabilities: { voice: { conversations_ttl: 9001 } } }),
  ],
  [
    'capabilities.voice.leg_persistence_time',
    voice({ capabilities: { voice: { leg_persistence_time: 0 } } }),
  ],
  ['capabilities.voice.region', voice({ capabilities: { voice: { region: 'moon' } } })],
  ['capabilities.voice.webhooks.answer_url', answer([])],
  ['capabilities.voice.webhooks.answer_url.address', answer({})],
  ['capabilities.voice.webhooks.answer_url.address', answer({ address: 'ftp://example.com' })],
  ['capabilities.voice.webhooks.answer_url.http_method', answer({ address, http_method: 'PUT' })],
  [
    'capabilities.voice.webhooks.answer_url.connect_timeout',
    answer({ address, connect_timeout: 299 }),
  ],
  [
    'capabilities.voice.webhooks.answer_url.socket_timeout',
    answer({ address, socket_timeout: 5001 }),
  ],
  ['privacy.improve_ai', voice({ privacy: { improve_ai: 'no' } })],
])('names %s where it is wrong, and creates nothing', async (name, body) => {
  const { ask, platform } = setUp();
  const reply = await ask('post').send(body).expect(400);
  const { instance, invalid_parameters: invalid, ...rest } = reply.body as Body;
  expect(rest).toEqual({
    type: 'https://developer.vonage.com/api-errors/application#payload-validation',
    title: 'Bad Request',
    detail: 'The request failed due to validation errors',
  });
  expect(instance).toMatch(/^[0-9a-f]{32}$/);
  expect(invalid.map((one) => one.name)).toContain(name);
  expect(platform.applications.list()).toEqual([application]);
});

it('says which methods there are', async () => {
  const reply = await setUp()
    .ask('post')
    .send(answer({ address, http_method: 'PUT' }));
  expect(reply.body).toMatchObject({
    invalid_parameters: [
      {
        name: 'capabilities.voice.webhooks.answer_url.http_method',
        reason: 'must be one of: GET, POST',
      },
    ],
  });
});

it('keeps what it knows of other products, and the longest times, to the letter', async () => {
  const { ask } = setUp();
  const webhooks = {
    answer_url: { address, http_method: 'GET', connect_timeout: 300, socket_timeout: 5000 },
    event_url: { address, http_method: 'POST', connect_timeout: 1000, socket_timeout: 10_000 },
    fallback_answer_url: { address, http_method: 'POST' },
  };
  const vbc = {};
  const messages = { version: 'v1', webhooks: { inbound_url: { address, http_method: 'POST' } } };
  const body = voice({
    capabilities: { voice: { webhooks, region: 'na-east' }, vbc, messages },
    privacy: { improve_ai: false },
  });
  const made = await ask('post').send(body).expect(201);
  const { id } = made.body as { id: string };
  expect(made.body).toEqual({
    id,
    name: 'x',
    keys: { public_key: key },
    privacy: { improve_ai: false },
    capabilities: {
      vbc,
      messages,
      voice: {
        webhooks,
        signed_callbacks: true,
        conversations_ttl: 48,
        leg_persistence_time: 2,
        region: 'na-east',
      },
    },
    _links: { self: { href: `${path}/${id}` } },
  });
  await ask('get', `${path}/${id}`).expect(200, made.body as object);
});

it('replaces all that a change leaves out, but for keys, numbers and users', async () => {
  const { ask, platform } = setUp();
  const reply = await ask('put', `${path}/${application.id}`).send({ name: 'bare' }).expect(200);
  expect(reply.body).toMatchObject({ id: application.id, name: 'bare', capabilities: {} });
  const { answerUrl, eventUrl, numbers, publicKey } = platform.applications.find(application.id)!;
  expect([answerUrl, eventUrl]).toEqual([undefined, undefined]);
  expect(numbers).toEqual(application.numbers);
  expect(publicKey).toBe(application.publicKey);
  expect(platform.users.find(application, 'john')).toBeDefined();
});

it.each([
  ['page_size=0', 'page_size', 'must be between 1 and 100'],
  ['page_size=101', 'page_size', 'must be between 1 and 100'],
  ['page_size=ten', 'page_size', 'must be between 1 and 100'],
  ['page=0', 'page', 'must be at least 1'],
  ['page=1&page=2', 'page', 'must be at least 1'],
])('does not list %s', async (query, name, reason) => {
  const reply = await setUp().ask('get', `${path}?${query}`).expect(400);
  expect(reply.body).toMatchObject({
    type: 'https://developer.vonage.com/api-errors/application#list-validation',
    invalid_parameters: [{ name, reason }],
  });
});

it('links to the pages beside a page', async () => {
  const { ask, platform } = setUp();
  for (const id of ['b', 'c']) platform.applications.add({ ...application, id });
  const reply = await ask('get', `${path}?page_size=1&page=2`).expect(200);
  const at = (page: number) => ({ href: `${path}?page_size=1&page=${page}` });
  expect(reply.body).toMatchObject({
    total_items: 3,
    total_pages: 3,
    _links: { self: at(2), first: at(1), last: at(3), next: at(3), prev: at(1) },
  });
  const beyond = await ask('get', `${path}?page=9`).expect(200);
  expect(beyond.body).toMatchObject({ _embedded: { applications: [] } });
});

it.each(['get', 'put', 'delete'] as const)(
  'does not %s what is another account’s',
  async (verb) => {
    const { ask, platform } = setUp();
    platform.applications.add({ ...application, id: 'foreign', apiKey: 'other' });
    for (const id of ['foreign', 'none']) {
      const reply = await ask(verb, `${path}/${id}`).send({ name: 'mine' }).expect(404);
      expect(reply.body).toMatchObject({
        type: 'https://developer.vonage.com/api-errors#not-found',
        title: 'Not Found',
        detail: `ID '${id}' does not exist, or you do not have access`,
      });
    }
    expect(platform.applications.find('foreign')).toBeDefined();
    const list = await ask('get').expect(200);
    expect(list.body).toMatchObject({ total_items: 1 });
  },
);

it.each([
  ['none', {}],
  ['a wrong secret', { authorization: `Basic ${btoa(`${apiKey}:wrong`)}` }],
  ['a wrong key', { authorization: `Basic ${btoa(`other:${apiSecret}`)}` }],
  ['no secret', { authorization: `Basic ${btoa(apiKey)}` }],
  ['rubbish', { authorization: 'Basic ?' }],
  ['another scheme', { authorization: `Bearer ${btoa(`${apiKey}:${apiSecret}`)}` }],
])('is closed to credentials that are %s', async (_, headers) => {
  const { app } = setUp();
  const where = `${path}?api_key=${apiKey}&api_secret=${apiSecret}`;
  const reply = await request(app).get(where).set(headers).expect(401);
  expect(reply.body).toMatchObject({
    type: 'https://developer.vonage.com/api-errors#unauthorized',
    title: 'Invalid credentials supplied',
    detail: 'You did not provide correct credentials.',
  });
});

it('takes any case of the scheme’s name, and a secret with a colon', async () => {
  const account = { ...demoAccount, apiSecret: 'a:b' };
  const { app } = createTestVoiceApi({ account });
  const authorization = `basic ${btoa(`${apiKey}:a:b`)}`;
  await request(app).get(path).set({ authorization }).expect(200);
});

it('answers 405 to a method that there is not', async () => {
  const { ask } = setUp();
  const reply = await ask('patch', `${path}/${application.id}`).send({}).expect(405);
  expect(reply.body).toMatchObject({
    type: 'https://developer.vonage.com/api-errors#wrong-verb',
    detail: "Request method 'PATCH' not supported",
  });
  await ask('delete').expect(405);
  await ask('get', `${path}/a/b`).expect(404);
});

it('speaks JSON alone', async () => {
  const { ask } = setUp();
  const accepted = await ask('get').set('accept', 'application/xml').expect(406);
  expect(accepted.body).toMatchObject({ title: 'Invalid Accept header' });
  const sent = await ask('post').type('form').send('name=x').expect(415);
  expect(sent.body).toMatchObject({ title: 'Unsupported Content-Type header' });
  const broken = await ask('post').type('json').send('{').expect(400);
  expect(broken.body).toMatchObject({ invalid_parameters: [{ name: 'body' }] });
  await ask('post').expect(400);
  await ask('get', `${path}/%E0%A4%A`).expect(400);
});

it('counts against the limit of requests, in its own words', async () => {
  const { ask, faults } = setUp();
  faults.set({ restLimit: 1 });
  await ask('get').expect(200);
  const reply = await ask('get').expect(429);
  expect(reply.body).toMatchObject({
    type: 'https://developer.vonage.com/api-errors#throttled',
    title: 'Rate Limit Hit',
    instance: expect.stringMatching(/./) as string,
  });
});

it('reports what nobody foresaw, and tells no detail of it', async () => {
  const { ask, platform, reported } = setUp();
  const fault = new Error('inside');
  platform.applications.list = () => {
    throw fault;
  };
  const reply = await ask('get').expect(500);
  expect(JSON.stringify(reply.body)).not.toContain('inside');
  expect(reported).toEqual([fault]);
});
