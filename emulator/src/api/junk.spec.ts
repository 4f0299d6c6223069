import request from 'supertest';
import { demoAccount } from '../platform/account/account.ts';
import { application, hotline } from '../testing/test-platform.ts';
import { createTestVoiceApi } from '../testing/test-voice-api.ts';

/** The same numbers each time: what was found once is found again. */
function dice(seed: number) {
  let state = seed;
  return (sides: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const words = [
  '',
  'x',
  '-1',
  '0',
  '7',
  '1e999',
  'null',
  '__proto__',
  'constructor',
  '😀',
  '\u0000',
];
const names = [
  ...['name', 'keys', 'public_key', 'capabilities', 'voice', 'webhooks', 'answer_url', 'address'],
  ...['http_method', 'connect_timeout', 'region', 'privacy', 'improve_ai', 'display_name'],
  ...['image_url', 'properties', 'custom_data', 'ttl', 'channels', 'country', 'msisdn', 'app_id'],
  ...['pattern', 'search_pattern', 'features', 'size', 'index', 'page', 'page_size', 'order'],
  ...['cursor', 'voiceCallbackType', 'voiceCallbackValue', 'trx', '__proto__', 'toString'],
];
const paths = [
  ...['/v2/applications', `/v2/applications/${application.id}`, '/v2/applications/none'],
  ...['/v1/users', '/v1/users/USR-1', '/v1/users/john', '/v1/users/%00', '/v1/users/%E0%A4%A'],
  ...['/account/numbers', '/number/search', '/number/buy', '/number/cancel', '/number/update'],
  ...['/account/get-balance', '/account/top-up', '/number', '/account/numbers/1'],
];
const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
const types = ['application/json', 'application/x-www-form-urlencoded', 'text/xml', 'x'];

function thrower(roll: (sides: number) => number) {
  const pick = <One>(all: readonly One[]): One => all[roll(all.length)]!;
  const value = (depth: number): unknown => {
    const kind = roll(depth > 4 ? 4 : 8);
    if (kind === 0) return null;
    if (kind === 1) return pick([0, -1, 1.5, 1e308, 42]);
    if (kind === 2) return roll(2) === 0;
    if (kind === 3) return pick([...words, 'GB', hotline, 'https://example.com', 'GET']);
    if (kind === 4) return Array.from({ length: roll(3) }, () => value(depth + 1));
    return fields(depth + 1);
  };
  const fields = (depth: number): object =>
    Object.fromEntries(Array.from({ length: roll(5) }, () => [pick(names), value(depth)]));
  const query = (): string =>
    Array.from({ length: roll(4) }, () => `${pick(names)}=${encodeURIComponent(pick(words))}`).join(
      pick(['&', '&&', '&%']),
    );
  const body = (): string =>
    pick([JSON.stringify(value(0)), JSON.stringify(fields(0)), query(), '{', '[', '"']);
  return { pick, query, body };
}

it('is answered by every set-up API with a problem of the asker’s, never of its own', async () => {
  const { app, token, reported, platform } = createTestVoiceApi();
  const { pick, query, body } = thrower(dice(7));
  const basic = `Basic ${btoa(`${demoAccount.apiKey}:${demoAccount.apiSecret}`)}`;
  const statuses = new Set<number>();
  for (let count = 0; count < 1500; count += 1) {
    const path = pick(paths);
    const reply = await request(app)
      [pick(methods)](`${path}?${query()}`)
      .set('authorization', path.startsWith('/v1') ? `Bearer ${token()}` : basic)
      .set('content-type', pick(types))
      .send(body());
    statuses.add(reply.status);
    if (!platform.applications.find(application.id)) platform.applications.add(application);
  }
  expect([...statuses].filter((status) => status > 499)).toEqual([]);
  expect(reported).toEqual([]);
  // It got past the doors, and was let do what it asked rightly.
  for (const status of [200, 204, 400, 404, 405, 406, 415, 420]) expect(statuses).toContain(status);
});
