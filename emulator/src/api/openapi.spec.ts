import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { setUpTime } from '../platform/phones/handset.ts';
import { languages } from '../platform/ncco/languages.ts';
import { connectTo, hotline } from '../testing/test-platform.ts';
import { createTestVoiceApi } from '../testing/test-voice-api.ts';

/** The vendor's published definition; it stays where it is. */
const definition = join(__dirname, '../../../../shared/reference/voice.openapi.yml');
const here = existsSync(definition);

interface Definition {
  components: { schemas: Record<string, { properties: object; additionalProperties?: boolean }> };
}

type Judge = (name: string, body: unknown) => unknown;

const audio = ['StartTalk', 'StopTalk', 'StartStream', 'StopStream'];
const strictly = [
  'DTMFResponse',
  'GetCallsResponse',
  'GetCallResponse',
  ...audio.flatMap((name) => `${name}Response`),
];

/** Says what the definition has against a body: also against properties that it does not know. */
function readJudge(): Judge {
  const { components } = parse(readFileSync(definition, 'utf8')) as Definition;
  for (const strict of strictly) {
    components.schemas[strict]!.additionalProperties = false;
  }
  // Which kind of endpoint is meant its discriminator says, which the validator does not read: these are judged one by one.
  components.schemas.CreateCallRequestBase!.properties = {
    ...components.schemas.CreateCallRequestBase!.properties,
    to: { type: 'array' },
  };
  // Its formats contradict its own examples: ids that are no UUID, times with a blank.
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ $id: 'voice', components });
  return (name, body) => {
    ajv.validate({ $ref: `voice#/components/schemas/${name}` }, body);
    return ajv.errors ?? [];
  };
}

const everywhere: readonly [string, object][] = [
  ['PhoneTo', { type: 'phone', number: '447700900001' }],
  ['App', { type: 'app', user: 'john' }],
  ['Sip', { type: 'sip', uri: 'sip:bob@example.com' }],
  ['VBCExtension', { type: 'vbc', extension: '1234' }],
  [
    'Websocket',
    {
      ...{ type: 'websocket', uri: 'wss://example.com/socket', headers: { customer: 'ABC123' } },
      'content-type': 'audio/l16;rate=16000',
    },
  ],
];

(here ? describe : describe.skip)(
  `the published definition${here ? '' : ': not asked, voice.openapi.yml is not here'}`,
  () => {
    let judge: Judge;
    beforeAll(() => {
      judge = readJudge();
    });

    it.each(Array.from({ length: 8 }, (_, last) => `44770090000${last}`))(
      'allows what is told of a call to %s, at each moment',
      async (number) => {
        const { place, clock, get, legs } = createTestVoiceApi();
        const { call } = await place([connectTo(number)]);
        for (const wait of [0, setUpTime, 3000, 60_000]) {
          await clock.advance(wait);
          expect(judge('GetCallsResponse', (await get('/v1/calls')).body)).toEqual([]);
        }
        call.hangUp('user');
        for (const { uuid } of await legs()) {
          expect(judge('GetCallResponse', (await get(`/v1/calls/${uuid}`)).body)).toEqual([]);
        }
      },
    );

    it('allows the pages of a list', async () => {
      const { place, get } = createTestVoiceApi();
      for (let count = 0; count < 3; count += 1) await place([]);
      const reply = await get('/v1/calls?page_size=1&record_index=1');
      expect(Object.keys((reply.body as { _links: object })._links)).toHaveLength(5);
      expect(judge('GetCallsResponse', reply.body)).toEqual([]);
    });

    it('allows what is asked and answered of sound in a call', async () => {
      const { place, put, del } = createTestVoiceApi();
      const { call } = await place([{ action: 'wait', timeout: 60 }]);
      const url = 'http://127.0.0.1:1/hello.mp3';
      const talk = { text: 'Hello.', language: 'de-DE', style: 1, premium: true };
      const playing = { loop: 0, level: '0.4' };
      const bodies = { talk: { ...talk, ...playing }, stream: { stream_url: [url], ...playing } };
      for (const [kind, body] of Object.entries(bodies)) {
        const name = kind === 'talk' ? 'Talk' : 'Stream';
        expect(judge(`Start${name}Request`, body)).toEqual([]);
        const started = await put(`/v1/calls/${call.leg}/${kind}`, body).expect(200);
        expect(judge(`Start${name}Response`, started.body)).toEqual([]);
        const stopped = await del(`/v1/calls/${call.leg}/${kind}`).expect(200);
        expect(judge(`Stop${name}Response`, stopped.body)).toEqual([]);
      }
    });

    it('allows what is asked and answered of keys', async () => {
      const { place, put, del } = createTestVoiceApi();
      const { call } = await place([{ action: 'wait', timeout: 60 }]);
      const digits = { digits: '1713' };
      expect(judge('DTMFRequest', digits)).toEqual([]);
      const played = await put(`/v1/calls/${call.leg}/dtmf`, digits).expect(200);
      expect(judge('DTMFResponse', played.body)).toEqual([]);
      expect(Object.keys(played.body as object)).toEqual(['message', 'uuid']);
      // It describes no body for these.
      const listen = `/v1/calls/${call.leg}/input/dtmf`;
      const url = 'http://127.0.0.1:1/keys';
      expect((await put(listen, { event_url: [url] }).expect(200)).text).toBe('');
      expect((await del(listen).expect(200)).text).toBe('');
    });

    it.each([
      ['Ncco', { ncco: [{ action: 'talk', text: 'Hello.' }], machine_detection: 'continue' }],
      [
        'AnswerUrl',
        {
          ...{ answer_url: ['https://example.com/answer'], answer_method: 'POST' },
          ...{ event_url: ['https://example.com/event'], event_method: 'GET' },
          ...{ ringing_timer: 30, length_timer: 600, random_from_number: true },
          advanced_machine_detection: { behavior: 'hangup', mode: 'default', beep_timeout: 45 },
        },
      ],
    ])('allows what is asked and answered of a new call with %s', async (kind, order) => {
      const { post } = createTestVoiceApi();
      const from =
        'random_from_number' in order ? {} : { from: { type: 'phone', number: hotline } };
      for (const [name, to] of everywhere) {
        expect(judge(`Endpoint${name}`, to)).toEqual([]);
        const body = { to: [to], ...from, ...order };
        expect(judge(`CreateCallRequest${kind}`, body)).toEqual([]);
        const reply = await post('/v1/calls', body).expect(201);
        expect(judge('CreateCallResponse', reply.body)).toEqual([]);
      }
    });

    it.each([
      ['Mute', { action: 'mute' }],
      ['Unmute', { action: 'unmute' }],
      ['Earmuff', { action: 'earmuff' }],
      ['Unearmuff', { action: 'unearmuff' }],
      [
        'TransferNcco',
        { action: 'transfer', destination: { type: 'ncco', ncco: [{ action: 'wait' }] } },
      ],
      [
        'TransferAnswerUrl',
        { action: 'transfer', destination: { type: 'ncco', url: ['https://example.com/ncco'] } },
      ],
      ['Hangup', { action: 'hangup' }],
    ])('allows what is asked of a call that is up: %s', async (kind, body) => {
      const { place, put } = createTestVoiceApi();
      const { call } = await place([{ action: 'wait', timeout: 60 }]);
      expect(judge(`UpdateCallRequest${kind}`, body)).toEqual([]);
      expect((await put(`/v1/calls/${call.leg}`, body).expect(204)).text).toBe('');
    });

    it('knows every language of text to speech', () => {
      for (const language of languages) {
        expect(judge('StartTalkRequest', { text: 'Hello.', language })).toEqual([]);
      }
      expect(languages).toHaveLength(46);
    });

    it('would not allow a number for a price, or a field of our own', () => {
      expect(judge('GetCallResponse', { price: 1 })).toHaveLength(1);
      expect(judge('GetCallResponse', { caption: 'Hello.' })).toHaveLength(1);
    });
  },
);
