import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import jsonwebtoken from 'jsonwebtoken';
import { FakeClock } from '../testing/fake-clock.ts';
import { createVonageVoiceApi } from './vonage-voice-api.ts';
import { VoiceApiError, type VoiceApi } from './voice-api.ts';

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const application = { id: 'aaaaaaaa-bbbb-cccc-dddd-0123456789ab', key: keys.privateKey };

interface Asked {
  readonly line: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

const leg = { uuid: 'leg-of-bob', conversation_uuid: 'CON', status: 'answered' };
const page = (...calls: object[]) => ({ count: calls.length, _links: {}, _embedded: { calls } });

describe('the platform, asked through its own SDK', () => {
  const clock = new FakeClock();
  let server: Server;
  let voiceApi: VoiceApi;
  let asked: Asked[];
  let answer: (res: ServerResponse) => void;

  beforeEach(async () => {
    asked = [];
    server = createServer((req, res) => void take(req, res)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const outside = { application, clock, random: randomBytes };
    voiceApi = createVonageVoiceApi({ ...outside, apiUrl, timeoutMs: 300 });
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  async function take(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body = (await req.setEncoding('utf8').toArray()).join('');
    const { authorization } = req.headers;
    asked.push({ line: `${req.method ?? ''} ${req.url ?? ''}`, authorization, body });
    answer(res);
  }

  function says(status: number, body: unknown, headers: Record<string, string> = {}): void {
    answer = (res) => {
      res.writeHead(status, { 'content-type': 'application/json', ...headers });
      res.end(typeof body === 'string' ? body : JSON.stringify(body));
    };
  }

  async function refusal(): Promise<VoiceApiError> {
    const error: unknown = await voiceApi.legsOf('CON').catch((thrown: unknown) => thrown);
    if (error instanceof VoiceApiError) return error;
    throw new Error(`no refusal: ${JSON.stringify(error)}`);
  }

  it('tells the legs of one conversation, and nothing of whom they lead to', async () => {
    const bill = { duration: '7', price: '0.1', start_time: '2026-11-21T09:00:03.000Z' };
    const to = { type: 'phone', number: '447700900001' };
    says(200, page({ ...leg, to, ...bill, network: null, _links: {} }));
    expect(await voiceApi.legsOf('CON')).toEqual([{ ...leg, ...bill, network: null }]);
  });

  it('asks for the conversation by its name, in one page', async () => {
    says(200, page(leg));
    expect(await voiceApi.legsOf('CON')).toEqual([leg]);
    expect(asked[0]?.line).toBe('GET /v1/calls?conversation_uuid=CON&page_size=100');
  });

  it('reads times that do not say that they are in UTC, and amounts that are numbers', async () => {
    says(200, page({ ...leg, start_time: '2026-11-21 09:00:03', duration: 7, end_time: null }));
    expect(await voiceApi.legsOf('CON')).toEqual([
      { ...leg, start_time: '2026-11-21T09:00:03.000Z', duration: '7', end_time: null },
    ]);
  });

  it('knows no leg of a conversation that the platform does not know', async () => {
    says(200, page());
    expect(await voiceApi.legsOf('CON')).toEqual([]);
  });

  it('shows a token of the application, fresh, short and of no user', async () => {
    says(200, page());
    await voiceApi.legsOf('CON');
    await voiceApi.legsOf('CON');
    const tokens = asked.map(({ authorization = '' }) => authorization.replace('Bearer ', ''));
    const now = Math.floor(clock.now() / 1000);
    const verified = tokens.map((token) =>
      jsonwebtoken.verify(token, keys.publicKey, { algorithms: ['RS256'], clockTimestamp: now }),
    ) as jsonwebtoken.JwtPayload[];
    expect(verified[0]).toMatchObject({ application_id: application.id, iat: now, exp: now + 300 });
    expect(verified[0]).not.toHaveProperty('sub');
    expect(verified[0]?.jti).not.toBe(verified[1]?.jti);
  });

  it('hangs up a leg', async () => {
    says(204, '');
    await voiceApi.hangUp('leg/../of-bob');
    expect(asked[0]).toMatchObject({
      line: 'PUT /v1/calls/leg%2F..%2Fof-bob',
      body: '{"action":"hangup"}',
    });
  });

  it.each([400, 404])('says that there is no leg to hang up, answered %i', async (status) => {
    says(status, { title: 'Bad Request' });
    await expect(voiceApi.hangUp('leg-of-bob')).rejects.toMatchObject({ code: 'leg-gone' });
  });

  it.each([
    [401, 'not-authorised'],
    [403, 'not-authorised'],
    [429, 'throttled'],
    [500, 'platform-fault'],
    [503, 'platform-fault'],
  ])('takes %i for: %s', async (status, code) => {
    says(status, { title: 'no' });
    const error = await refusal();
    expect(error).toMatchObject({ code });
    expect(error.retryAfterMs).toBeUndefined();
  });

  it('knows how long the platform wants to be left alone, in seconds or until when', async () => {
    says(429, {}, { 'retry-after': '7' });
    expect((await refusal()).retryAfterMs).toBe(7000);
    says(429, {}, { 'retry-after': new Date(clock.now() + 9000).toUTCString() });
    expect((await refusal()).retryAfterMs).toBe(9000);
    says(429, {}, { 'retry-after': 'soon' });
    expect((await refusal()).retryAfterMs).toBeUndefined();
  });

  it.each([
    ['no JSON', '<html>'],
    ['no list', '{"count":0}'],
    ['a leg without a name', JSON.stringify(page({ status: 'answered' }))],
    ['legs of another conversation', JSON.stringify(page({ ...leg, conversation_uuid: 'X' }))],
  ])('finds an answer unreadable that holds %s', async (_, body) => {
    says(200, body, { 'content-length': String(body.length) });
    expect(await refusal()).toMatchObject({ code: 'answer-unreadable' });
  });

  it('does not wait for ever, neither for the answer nor for its end', async () => {
    answer = () => undefined;
    expect(await refusal()).toMatchObject({ code: 'too-slow' });
    answer = (res) => {
      res.writeHead(200, { 'content-type': 'application/json' });
      res.write('{');
    };
    // The SDK itself takes a body that breaks off for an empty one.
    expect(await refusal()).toMatchObject({ code: 'answer-unreadable' });
  });

  it('says so when nobody is there', async () => {
    answer = (res) => res.destroy();
    expect(await refusal()).toMatchObject({ code: 'unreachable' });
  });

  it.each([
    [401, '{}'],
    [200, '<html>'],
  ])('keeps its token to itself when it fails on HTTP %i', async (status, body) => {
    says(status, body, { 'content-length': String(body.length) });
    const told = inspect(await refusal(), { depth: 9 });
    expect(told).toContain(`HTTP ${status}`);
    expect(told).not.toContain('Bearer');
  });
});
