import request from 'supertest';
import { application } from '../../testing/test-platform.ts';
import { createTestVoiceApi } from '../../testing/test-voice-api.ts';

const path = '/v1/users';
const closed = { ...application, users: [] };

interface Page {
  readonly page_size: number;
  readonly _embedded: { readonly users: readonly { readonly id: string; readonly name: string }[] };
  readonly _links: Readonly<Record<string, { readonly href: string }>>;
}

function setUp() {
  const test = createTestVoiceApi();
  test.platform.applications.add(closed);
  const patch = (id: string, body: object) =>
    request(test.app)
      .patch(`${path}/${id}`)
      .set('authorization', `Bearer ${test.token()}`)
      .send(body);
  const create = async (name: string): Promise<{ id: string }> =>
    (await test.post(path, { name }).expect(201)).body as { id: string };
  const page = async (query: string): Promise<Page> =>
    (await test.get(`${path}${query}`).set('host', 'localhost').expect(200)).body as Page;
  return { ...test, patch, create, page };
}

const fault = (code: string, title: string, detail: string) => ({
  title,
  type: `https://developer.vonage.com/api/conversation#${code}`,
  code,
  detail,
  instance: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
});
const invalid = (name: string, reason: string) => ({
  ...fault('http:error:validation-fail', 'Bad request.', 'Input validation failure.'),
  invalid_parameters: [{ name, reason: `"${name}" ${reason}` }],
});

const problems: [object, string, string][] = [
  [{ name: 7 }, 'name', 'must be a string'],
  [{ name: '' }, 'name', 'is not allowed to be empty'],
  [{ name: null }, 'name', 'must be a string'],
  [{ display_name: {} }, 'display_name', 'must be a string'],
  [{ image_url: [] }, 'image_url', 'must be a string'],
  [{ properties: 'x' }, 'properties', 'must be an object'],
  [{ properties: { custom_data: 'x' } }, 'properties.custom_data', 'must be an object'],
  [{ channels: [] }, 'channels', 'must be an object'],
  [{ channels: { pstn: {} } }, 'channels.pstn', 'must be an array'],
  [{ channels: { pstn: [7] } }, 'channels.pstn.0', 'must be an object'],
  [[], 'body', 'must be an object'],
];

it.each(problems)('does not create %j', async (body, name, reason) => {
  const { post, platform } = setUp();
  const reply = await post(path, body).expect(400);
  expect(reply.body).toEqual(invalid(name, reason));
  expect(platform.users.list(closed)).toEqual([]);
});

it.each(problems)('does not change a user to %j', async (body, name, reason) => {
  const { patch, create, platform } = setUp();
  const user = await create('mary');
  const before = platform.users.list(closed);
  const reply = await patch(user.id, body).expect(400);
  expect(reply.body).toEqual(invalid(name, reason));
  expect(platform.users.list(closed)).toEqual(before);
});

it('makes a name up for a user who is sent none', async () => {
  const { post, app, token } = setUp();
  const reply = await post(path, {}).expect(201);
  expect(reply.body).toMatchObject({ name: expect.stringMatching(/^NAM-/) as string });
  await request(app).post(path).set('authorization', `Bearer ${token()}`).expect(201);
});

it('gives a name once', async () => {
  const { post, patch, create } = setUp();
  await create('mary');
  const { id } = await create('anna');
  const refusal = fault('user:error:duplicate-name', 'Bad request.', 'The name "mary" is taken.');
  expect((await post(path, { name: 'mary' }).expect(400)).body).toEqual(refusal);
  expect((await patch(id, { name: 'mary' }).expect(400)).body).toEqual(refusal);
  await patch(id, { name: 'anna' }).expect(200);
});

it.each(['get', 'patch', 'delete'] as const)('does not %s a user who is none', async (verb) => {
  const { app, token, create } = setUp();
  await create('mary');
  const ask = (id: string) =>
    request(app)[verb](`${path}/${id}`).set('authorization', `Bearer ${token()}`);
  const reply = await ask('USR-none').expect(404);
  expect(reply.body).toEqual(
    fault('user:error:not-found', 'Not found.', 'User does not exist, or you do not have access.'),
  );
  // By name a user is read only.
  await ask('mary').expect(verb === 'get' ? 200 : 404);
});

describe('the list', () => {
  it('leads from page to page, both ways, in either order', async () => {
    const { create, page } = setUp();
    for (const name of ['a', 'b', 'c', 'd', 'e']) await create(name);
    for (const order of ['asc', 'DESC']) {
      const names = ['a', 'b', 'c', 'd', 'e'];
      if (order === 'DESC') names.reverse();
      const shown = ({ _embedded: { users } }: Page) => users.map(({ name }) => name);
      const follow = async ({ _links }: Page, to: string) => page(new URL(_links[to]!.href).search);
      const first = await page(`?page_size=2&order=${order}`);
      expect([shown(first), Object.keys(first._links)]).toEqual([
        names.slice(0, 2),
        ['first', 'self', 'next'],
      ]);
      const second = await follow(first, 'next');
      expect(shown(second)).toEqual(names.slice(2, 4));
      expect(await follow(second, 'self')).toEqual(second);
      const third = await follow(second, 'next');
      expect([shown(third), Object.keys(third._links)]).toEqual([
        names.slice(4),
        ['first', 'self', 'prev'],
      ]);
      expect(await follow(third, 'prev')).toEqual(second);
      expect(shown(await follow(second, 'prev'))).toEqual(names.slice(0, 2));
      expect(shown(await follow(third, 'first'))).toEqual(names.slice(0, 2));
    }
  });

  it('can be of one name', async () => {
    const { create, page } = setUp();
    await create('a');
    const { id } = await create('b');
    const { _embedded, page_size: size } = await page('?name=b');
    expect(size).toBe(10);
    expect(_embedded.users).toMatchObject([{ id, name: 'b' }]);
  });

  it.each([
    ['page_size=0', 'page_size'],
    ['page_size=x', 'page_size'],
    ['order=up', 'order'],
    ['cursor=!', 'cursor'],
    ['cursor=eA', 'cursor'],
    ['cursor=MQ&cursor=Mg', 'cursor'],
    ['name=a&name=b', 'name'],
  ])('does not take %s', async (query, name) => {
    const reply = await setUp().get(`${path}?${query}`).expect(400);
    expect(reply.body).toMatchObject({ invalid_parameters: [{ name }] });
  });
});

it('is closed to a browser’s token, another key’s and none', async () => {
  const { app, get, token } = setUp();
  const refusal = fault(
    'system:error:invalid-token',
    'Unauthorized.',
    'You did not provide a valid token. Please provide a valid token.',
  );
  const browser = token({ sub: 'john', acl: { paths: {} } });
  expect((await get(path, browser).expect(401)).body).toEqual(refusal);
  expect((await get(path, 'x.y.z').expect(401)).body).toEqual(refusal);
  expect((await request(app).get(path).expect(401)).body).toEqual(refusal);
});

it('speaks JSON alone', async () => {
  const { app, token } = setUp();
  const ask = () => request(app).post(path).set('authorization', `Bearer ${token()}`);
  const xml = await ask().type('application/xml').send('<user/>').expect(406);
  expect(xml.body).toMatchObject({
    detail: 'Invalid Content-Type.',
    invalid_parameters: [
      {
        name: 'content-type',
        reason:
          'content-type "application/xml" is not supported. Supported versions are [application/json]',
      },
    ],
  });
  await ask().set('accept', 'text/html').send({}).expect(406);
  await ask().type('json').send('{').expect(400);
});

it('answers 404 and 405 where there is nothing', async () => {
  const { app } = setUp();
  await request(app).put(`${path}/USR-1`).expect(405);
  await request(app).get(`${path}/USR-1/conversations`).expect(404);
});

it('counts against the limit of requests, in its own words', async () => {
  const { get, faults } = setUp();
  faults.set({ restLimit: 1 });
  await get('/v1/calls').expect(200);
  const reply = await get(path).expect(429);
  expect(reply.body).toMatchObject({ code: 'http:error:too-many-request' });
});
