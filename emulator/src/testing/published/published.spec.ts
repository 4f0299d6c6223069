import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { websocketLine } from '../../media/websocket-line.ts';
import type { WebhookRequest } from '../../platform/ports.ts';
import { authorization } from '../../webhooks/signature.ts';
import { writeRequest } from '../../webhooks/written-request.ts';
import { createTestVoiceApi } from '../test-voice-api.ts';
import { eventRuns } from './event-runs.ts';
import type { Run, Runs } from './event-runs.ts';
import { answerRuns, fallbackRuns, getRuns } from './question-runs.ts';
import { readPublished } from './published.ts';
import { inAnyOrder, shape } from './shape.ts';
import { timelineRuns } from './timeline-runs.ts';

const published = readPublished();
const here = published !== undefined;
const absent = here ? '' : ': not compared, webhook-examples.json is not here';

type Fields = Readonly<Record<string, unknown>>;

/** Those that can be run. */
const runnable = (runs: Runs): [string, Run][] =>
  Object.entries(runs).flatMap(([id, run]) => (typeof run === 'string' ? [] : [[id, run]]));

/** The fields as they arrive: in a GET each is text, which may be that of an object. */
function arrived(request: WebhookRequest): Fields {
  if (request.method === 'POST') return request.payload;
  return parameters(writeRequest(request, new URL(request.url)).url);
}

const parameters = (url: URL): Fields => Object.fromEntries(url.searchParams);

/** The text of an object is one. */
const opened = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const isObject = typeof value === 'string' && value.startsWith('{');
      return [name, isObject ? (JSON.parse(value) as unknown) : value];
    }),
  );

async function run({ act, also }: Run, example: Fields, ordered: boolean) {
  const test = createTestVoiceApi();
  await act(test);
  const form = (fields: Fields, leftOut: readonly string[] = []): unknown => {
    const made = shape(opened(fields), leftOut);
    return ordered ? made : inAnyOrder(made);
  };
  const sent = [...test.webhooks.told, ...test.webhooks.asked];
  expect(test.reported).toEqual([]);
  expect(sent.map((one) => form(arrived(one), also))).toContainEqual(form(example));
}

const ids = (examples: readonly { readonly id: string }[] = []) => examples.map(({ id }) => id);

(here ? describe : describe.skip)(`what is published of webhooks${absent}`, () => {
  it('is tried to the last example, or said why not', () => {
    const { answer_webhooks, event_webhooks, get_form_of_events, fallback_webhooks } = published!;
    expect(Object.keys(answerRuns)).toEqual(ids(answer_webhooks));
    expect(Object.keys(eventRuns)).toEqual(ids(event_webhooks));
    expect(Object.keys(getRuns)).toEqual(ids(get_form_of_events));
    expect(Object.keys(fallbackRuns)).toEqual(ids(fallback_webhooks));
    expect(Object.keys(timelineRuns)).toEqual(ids(published!.timelines));
    const frames = ['connected', 'dtmf', 'clear', 'cleared', 'notify', 'notified'];
    expect(ids(published!.websocket_messages.frames)).toEqual(frames.map((name) => `ws.${name}`));
  });

  it.each(runnable(eventRuns))('has the event %s, as a real run does', async (id, one) => {
    const { payload, provenance } = published!.event_webhooks.find((event) => event.id === id)!;
    await run(one, payload, provenance === 'captured');
  });

  it.each(runnable(answerRuns))('has the question %s, as a real run does', async (id, one) => {
    const example = published!.answer_webhooks.find((question) => question.id === id)!;
    await run(one, example.query ?? example.body ?? {}, example.provenance === 'captured');
  });

  it.each(runnable(getRuns))('has the event by %s, as a real run does', async (id, one) => {
    const { request_target: target } = published!.get_form_of_events.find(
      (event) => event.id === id,
    )!;
    await run(one, parameters(new URL(target, 'http://127.0.0.1')), true);
  });

  it.each(runnable(fallbackRuns))('has the question to %s, as a real run does', async (id, one) => {
    const { payload } = published!.fallback_webhooks.find((question) => question.id === id)!;
    await run(one, payload, false);
  });

  it.each(Object.entries(timelineRuns))(
    'has the sequence %s, as a real run does',
    async (id, one) => {
      const { sequence } = published!.timelines.find((timeline) => timeline.id === id)!;
      expect(one.steps.map(([line]) => line)).toEqual(sequence);
      const test = createTestVoiceApi();
      await one.act(test);
      const steps = one.steps.flatMap(([, step]) => step ?? []);
      const came = one.read(test).filter((step) => !one.also?.includes(step));
      const loose = one.inAnyOrder ?? 0;
      expect(came.slice(0, loose).sort()).toEqual(steps.slice(0, loose).sort());
      expect(came.slice(loose)).toEqual(steps.slice(loose));
    },
  );

  it('has the signatures of webhooks, as ours are', () => {
    const { signed_webhooks: signed } = published!;
    expect(ids(signed)).toEqual(['signed.post', 'signed.get']);
    const { iat, jti } = signed[0]!.claims!;
    for (const {
      secret,
      raw_body: body,
      hashed_string: query,
      authorization: expected,
    } of signed) {
      const identity = {
        applicationId: 'aaaaaaaa-bbbb-cccc-dddd-0123456789ab',
        ...{ apiKey: 'a1b2c3d4', signatureSecret: secret, now: iat * 1000, id: jti },
      };
      expect(authorization(body ?? query ?? '', identity)).toBe(expected);
    }
  });

  it('has the messages of a websocket, as a real one does', async () => {
    const { frames } = published!.websocket_messages;
    const example = (name: string) => frames.find(({ id }) => id === `ws.${name}`)!.payload;
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const joined = new Promise<WebSocket>((resolve) => server.once('connection', resolve));
    const contentType = 'audio/l16;rate=16000';
    const headers = { prop1: 'value1', prop2: 'value2' };
    const line = websocketLine({
      order: { uri: `ws://127.0.0.1:${port}/`, contentType, rate: 16_000, headers },
      listener: { opened: () => undefined, refused: () => undefined, closed: () => undefined },
      after: () => () => undefined,
    });
    try {
      const socket = await joined;
      const said: unknown[] = [];
      socket.on('message', (data: Buffer) => said.push(JSON.parse(data.toString())));
      const hear = async (count: number): Promise<void> => {
        const patience = AbortSignal.timeout(4000);
        while (said.length < count) {
          patience.throwIfAborted();
          line.talk();
          await new Promise((resolve) => setImmediate(resolve));
        }
      };
      await hear(1);
      line.hearKey?.('5', 260);
      await hear(2);
      socket.send(JSON.stringify(example('clear')));
      await hear(3);
      socket.send(JSON.stringify(example('notify')));
      await hear(4);
      expect(said).toEqual(['connected', 'dtmf', 'cleared', 'notified'].map(example));
    } finally {
      line.close();
      for (const socket of server.clients) socket.terminate();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    }
  });
});
