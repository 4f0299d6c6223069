import { createServer } from 'node:http';
import { Vonage } from '@vonage/server-sdk';
import express from 'express';
import { createEmulator } from '../emulator.ts';
import type { Emulator } from '../emulator.ts';
import { listen, unlisten } from '../listen.ts';
import { createFakeMedia } from '../testing/fake-media.ts';
import { until } from '../testing/until.ts';
import { application, hotline, keys } from '../testing/test-platform.ts';
import { phones } from './phones.ts';

const privateKey = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const book = { Hotline: hotline, Ann: '447700900018' };

interface Input {
  readonly uuid: string;
  readonly dtmf: { readonly digits: string | null; readonly timed_out: boolean };
  readonly speech: { readonly results?: readonly { readonly text: string }[] };
}

/** A server as the vendor's examples for Node have it, on real time, with the vendor's own SDK. */
describe('a server that asks its callers', () => {
  const app = express();
  const server = createServer(app);
  const inputs: Input[] = [];
  let own: string;
  let start: (uuid: string) => readonly object[];
  let emulator: Emulator;
  let phone: ReturnType<typeof phones>;
  let voice: Vonage['voice'];

  app.get('/webhooks/answer', (req, res) => {
    res.json(start((req.query as { uuid: string }).uuid));
  });
  app.post('/webhooks/dtmf', express.json(), (req, res) => {
    const input = req.body as Input;
    inputs.push(input);
    res.json([{ action: 'talk', text: `You pressed ${input.dtmf.digits ?? 'nothing'}.` }]);
  });
  app.post('/webhooks/asr', express.json(), (req, res) => {
    const input = req.body as Input;
    inputs.push(input);
    res.json([
      { action: 'talk', text: `You said ${input.speech.results?.[0]?.text ?? 'nothing'}.` },
    ]);
  });
  app.post(['/webhooks/event', '/webhooks/digits'], express.json(), (req, res) => {
    if (req.path.endsWith('digits')) inputs.push(req.body as Input);
    res.status(204).end();
  });

  beforeEach(async () => {
    inputs.length = 0;
    own = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}`;
    emulator = createEmulator({ port: 0, media: createFakeMedia() });
    emulator.addApplication({
      ...application,
      answerUrl: { url: `${own}/webhooks/answer`, method: 'GET' },
      eventUrl: { url: `${own}/webhooks/event`, method: 'POST' },
    });
    const { url } = await emulator.start();
    phone = phones({ url }, book, { within: 5000 });
    ({ voice } = new Vonage({ applicationId: application.id, privateKey }, { apiHost: url }));
  });

  afterEach(async () => {
    await emulator.stop();
    await unlisten(server);
  });

  it('by keys, in the old form, is told the key and says it', async () => {
    start = () => [
      { action: 'talk', text: 'Please press any key to continue.', bargeIn: true },
      { action: 'input', maxDigits: 1, eventUrl: [`${own}/webhooks/dtmf`] },
    ];
    await phone('Ann')
      .dials('Hotline')
      .hears('any key')
      .presses('7')
      .hears('You pressed 7.')
      .hangsUp();
    expect(inputs).toMatchObject([{ dtmf: { digits: '7', timed_out: false } }]);
  });

  it('by speech of the leg that it names is told the words and says them', async () => {
    start = (uuid) => [
      { action: 'talk', text: 'Who would you like to speak to?', bargeIn: true },
      {
        ...{ action: 'input', type: ['speech'], eventUrl: [`${own}/webhooks/asr`] },
        speech: {
          uuid: [uuid],
          endOnSilence: 0.4,
          language: 'en-US',
          context: ['support', 'sales'],
        },
      },
    ];
    await phone('Ann')
      .dials('Hotline')
      .hears('Who')
      .says('Support!')
      .hears('You said support.')
      .hangsUp();
    expect(inputs).toHaveLength(1);
  });

  it('can press keys into a call, and hear each key of it, as long as it wants', async () => {
    start = () => [{ action: 'wait', timeout: 60 }];
    await phone('Ann').dials('Hotline').waits(50);
    await until(() => emulator.platform.legs(application.id)[0]?.status === 'answered');
    const { uuid } = emulator.platform.legs(application.id)[0]!.identity;

    expect(await voice.playDTMF(uuid, '*123#')).toEqual({ message: 'DTMF sent', uuid });
    await phone('Ann').hearsKeys('*123#');

    await voice.subscribeDTMF(uuid, `${own}/webhooks/digits`);
    await phone('Ann').presses('12');
    await until(() => inputs.length === 2);
    await voice.unsubscribeDTMF(uuid);
    await phone('Ann').presses('3').hangsUp();
    expect(inputs.map(({ dtmf: { digits } }) => digits)).toEqual(['1', '2']);
    expect(inputs[0]).toMatchObject({ uuid, speech: { results: [] } });

    const ended = { response: { status: 400 } };
    await expect(voice.playDTMF(uuid, '1')).rejects.toMatchObject(ended);
    await expect(voice.subscribeDTMF(uuid, own)).rejects.toMatchObject(ended);
    await expect(voice.unsubscribeDTMF('none')).rejects.toMatchObject({
      response: { status: 404 },
    });
  });
});
