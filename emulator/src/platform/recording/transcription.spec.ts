import { application, connectTo, createTestPlatform } from '../../testing/test-platform.ts';

const answers = '447700900001';
const words = ['http://127.0.0.1:1/words'];

function setUp() {
  const test = createTestPlatform();
  const { webhooks, files, platform } = test;
  const transcribed = () => webhooks.told.filter(({ payload }) => payload.status === 'transcribed');
  const recorded = () => webhooks.told.find(({ payload }) => 'recording_url' in payload)?.payload;
  const text = (): unknown => {
    const url = String(transcribed()[0]?.payload.transcription_url);
    const file = files.all.get(url.replace('http://127.0.0.1:3100/v1/files/', ''));
    expect(file).toMatchObject({ applicationId: application.id, type: 'application/json' });
    return JSON.parse(file?.bytes.toString() ?? '');
  };
  const say = (leg: string, line: string) => {
    const control = platform.control(application.id, leg);
    if (typeof control === 'string') throw new Error(control);
    control.leg.say({ text: line, milliseconds: 1000 }, { samples: new Int16Array(8000) });
  };
  return { ...test, transcribed, recorded, text, say };
}

const asked = { language: 'en-GB', eventUrl: words, sentimentAnalysis: true };

describe('the transcription of a recording', () => {
  it('is told of after the recording, and has what was said with its times', async () => {
    const { place, clock, say, transcribed, recorded, text, webhooks } = setUp();
    const { call } = await place([{ action: 'record', timeOut: 10, transcription: asked }]);
    await clock.advance(2000);
    say(call.leg, 'Hello, Bob!');
    await clock.advance(8000);
    expect(transcribed()).toMatchObject([{ url: words[0], method: 'POST' }]);
    const payload = transcribed()[0]?.payload ?? {};
    expect(payload).toEqual({
      conversation_uuid: call.conversation.id,
      recording_uuid: recorded()?.recording_uuid,
      status: 'transcribed',
      transcription_url: payload.transcription_url,
      type: 'record',
    });
    const orders = webhooks.told.map(({ payload: one }) => one);
    expect(orders.indexOf(payload)).toBe(orders.indexOf(recorded() ?? {}) + 1);
    expect(text()).toEqual({
      ver: '1.0',
      request_id: payload.recording_uuid,
      channels: [
        {
          transcript: [
            {
              sentence: 'Hello, Bob!',
              raw_sentence: 'hello bob',
              duration: 1000,
              timestamp: 2000,
              words: [
                { word: 'Hello,', start_time: 2000, end_time: 2500, confidence: 1 },
                { word: 'Bob!', start_time: 2500, end_time: 3000, confidence: 1 },
              ],
            },
          ],
          duration: 10_000,
        },
      ],
    });
  });

  it('has one channel for each who is split off, as the recording has', async () => {
    const { place, clock, say, text, platform } = setUp();
    const record = { action: 'record', split: 'conversation', transcription: {} };
    const { call } = await place([record, connectTo(answers)]);
    await clock.advance(10_000);
    const phone = platform.legs(application.id).find(({ identity }) => identity.to === answers);
    say(phone?.identity.uuid ?? '', 'Bob here.');
    say(call.leg, 'This is John.');
    call.hangUp('user');
    await clock.advance(0);
    const sentences = (text() as { channels: { transcript: { sentence: string }[] }[] }).channels;
    expect(sentences.map(({ transcript }) => transcript.map(({ sentence }) => sentence))).toEqual([
      ['This is John.'],
      ['Bob here.'],
    ]);
  });

  it('is not made where nobody asks for it', async () => {
    const { place, clock, transcribed, recorded } = setUp();
    await place([{ action: 'record', timeOut: 3 }]);
    await clock.advance(3000);
    expect(recorded()).toBeDefined();
    expect(transcribed()).toEqual([]);
  });
});

describe('a named conversation that is recorded', () => {
  const eventUrl = ['http://127.0.0.1:1/board'];
  const join = (options: object = {}) => ({ action: 'conversation', name: 'board', ...options });
  const recording = { record: true, eventUrl, transcription: asked };

  it('is so from the first who comes to the end, and told of once', async () => {
    const { place, clock, media, webhooks, transcribed, text, say } = setUp();
    const { call: first } = await place([join(recording)]);
    const { call: second } = await place([join(recording)]);
    expect(media.recordings).toHaveLength(1);
    expect(media.recordings[0]?.options).toMatchObject({ format: 'mp3', channels: 1 });
    say(second.leg, 'Good morning.');
    await clock.advance(5000);
    first.hangUp('user');
    await clock.advance(0);
    expect(webhooks.told.filter(({ url }) => url === eventUrl[0])).toEqual([]);
    second.hangUp('user');
    await clock.advance(3000);
    expect(webhooks.told.filter(({ url }) => url === eventUrl[0])).toMatchObject([
      {
        payload: {
          start_time: '2026-01-05T09:00:00Z',
          end_time: '2026-01-05T09:00:05Z',
          conversation_uuid: first.conversation.id,
        },
      },
    ]);
    expect(transcribed()).toHaveLength(1);
    expect(JSON.stringify(text())).toContain('Good morning.');
    expect([clock.waiting(), media.open()]).toEqual([0, 0]);
  });

  it('is so from the moderator on, where there is one', async () => {
    const { place, media, clock } = setUp();
    await place([join({ startOnEnter: false, ...recording })]);
    await clock.advance(5000);
    expect(media.recordings).toEqual([]);
    await place([join({ startOnEnter: true })]);
    expect(media.recordings).toHaveLength(1);
  });
});
