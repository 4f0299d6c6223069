import { application, createTestPlatform } from '../../testing/test-platform.ts';

const eventUrl = ['http://127.0.0.1:1/recordings'];
const record = (options: object = {}) => ({ action: 'record', eventUrl, ...options });
const talk = (text: string) => ({ action: 'talk', text });
const second = 1000;
const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);
const uuid = /^[\da-f]{8}-[\da-f-]{27}$/;

function setUp() {
  const test = createTestPlatform();
  const told = () => test.webhooks.told.filter(({ url }) => url === eventUrl[0]);
  const events = () => told().map(({ payload }) => payload);
  const bytes = (url: unknown) =>
    test.files.all.get(String(url).replace('http://127.0.0.1:3100/v1/files/', ''));
  return { ...test, recorded: told, events, bytes };
}

describe('a recording without an end of its own', () => {
  it('runs beside what follows, and is told of once the call has ended', async () => {
    const { place, clock, events, webhooks, bytes, media } = setUp();
    const { call, browser } = await place([
      record(),
      talk('Next.'),
      { action: 'wait', timeout: 8.4 },
    ]);
    expect(browser.heard).toEqual(['Next.']);
    await clock.advance(9000);
    expect(events()).toEqual([]);
    await clock.advance(400);
    expect(call.live).toBe(false);
    expect(events()).toEqual([
      {
        start_time: '2026-01-05T09:00:00Z',
        recording_url: matching(/^http:\/\/127\.0\.0\.1:3100\/v1\/files\/[\da-f-]{36}$/),
        size: 5,
        recording_uuid: matching(uuid),
        end_time: '2026-01-05T09:00:09Z',
        conversation_uuid: call.conversation.id,
        timestamp: '2026-01-05T09:00:09.400Z',
      },
    ]);
    const [event] = events();
    expect(Object.keys(event!)).toEqual([
      'start_time',
      'recording_url',
      'size',
      'recording_uuid',
      'end_time',
      'conversation_uuid',
      'timestamp',
    ]);
    expect(String(event?.recording_url)).not.toContain(String(event?.recording_uuid));
    expect(webhooks.told.at(-1)?.payload).toBe(event);
    expect(bytes(event?.recording_url)).toMatchObject({
      applicationId: application.id,
      type: 'audio/mpeg',
      closed: true,
    });
    expect([media.recordings.length, clock.waiting()]).toEqual([1, 0]);
  });

  it('ends after two hours', async () => {
    const { place, clock, events } = setUp();
    const { call } = await place([record(), { action: 'wait', timeout: 7200 }, { action: 'wait' }]);
    await clock.advance(7200 * second);
    expect(call.live).toBe(true);
    expect(events()).toHaveLength(1);
  });

  it('goes on when other instructions take over', async () => {
    const { place, clock, events, webhooks } = setUp();
    webhooks.advise({ ok: true, body: [{ action: 'wait', timeout: 5 }] });
    const notify = { action: 'notify', payload: {}, eventUrl: ['http://127.0.0.1:1/progress'] };
    await place([record(), notify]);
    await clock.advance(4999);
    expect(events()).toEqual([]);
    await clock.advance(1);
    expect(events()).toHaveLength(1);
  });

  it('begins after its beep, beside what follows', async () => {
    const { place, clock, media } = setUp();
    const { browser } = await place([record({ beepStart: 'true' }), talk('Next.')]);
    expect(browser.heard).toEqual(['beep', 'Next.']);
    expect(media.recordings).toEqual([]);
    await clock.advance(500);
    expect(media.recordings).toHaveLength(1);
  });
});

describe('a recording that ends by itself', () => {
  it.each([
    ['silence', { endOnSilence: 3 }],
    ['a key', { endOnKey: '#' }],
    ['its time', { timeOut: 60 }],
  ])('by %s is told of before what follows is done', async (_, end) => {
    const { place, clock, events, media, webhooks } = setUp();
    const notify = { action: 'notify', payload: {}, eventUrl: ['http://127.0.0.1:1/progress'] };
    const { call } = await place([record(end), notify, talk('Thank you.')]);
    await clock.advance(59_999);
    expect(events()).toEqual([]);
    if ('endOnSilence' in end) media.recordings[0]?.options.silence?.onSilence();
    if ('endOnKey' in end) {
      call.caller.press('1*');
      expect(media.recordings[0]?.stopped).toBe(false);
      call.caller.press('#');
    }
    await clock.advance(1);
    const urls = webhooks.told.map(({ url }) => url).slice(-2);
    expect(urls).toEqual([eventUrl[0], 'http://127.0.0.1:1/progress']);
    expect(call.live).toBe(true);
  });

  it('leaves what counts as silence to the sound', async () => {
    const { place, media } = setUp();
    await place([record({ endOnSilence: '4' })]);
    expect(media.recordings[0]?.options.silence?.milliseconds).toBe(4000);
  });

  it('ends with the call, and is told of', async () => {
    const { place, clock, events } = setUp();
    const { call } = await place([record({ endOnKey: '#' }), talk('Not this.')]);
    await clock.advance(1500);
    call.hangUp('user');
    await clock.advance(3000);
    expect(events()).toMatchObject([{ end_time: '2026-01-05T09:00:01Z' }]);
    expect(clock.waiting()).toBe(0);
  });

  it('beeps first when it is to, and records what comes after', async () => {
    const { place, clock, media } = setUp();
    const { browser } = await place([record({ beepStart: true, timeOut: 3 }), talk('Thank you.')]);
    expect([browser.heard, media.recordings]).toEqual([['beep'], []]);
    await clock.advance(500);
    expect(media.recordings).toHaveLength(1);
    await clock.advance(3000);
    expect(browser.heard).toEqual(['beep', 'Thank you.']);
  });
});

describe('the file of a recording', () => {
  it.each([
    [{}, 'mp3', 1],
    [{ format: 'ogg' }, 'ogg', 1],
    [{ split: 'conversation' }, 'mp3', 2],
    [{ split: 'conversation', format: 'wav', channels: 2 }, 'wav', 2],
    [{ split: 'conversation', channels: '32' }, 'wav', 32],
    [{ split: 'conversation', channels: 3, format: 'mp3' }, 'wav', 3],
    [{ split: 'conversation', channels: 1 }, 'mp3', 1],
  ])('of %j is %s with %i channels', async (options, format, channels) => {
    const { place, media } = setUp();
    const { browser } = await place([record(options)]);
    expect(media.recordings[0]?.options).toMatchObject({ format, channels });
    expect(media.recordings[0]?.options.ear).toBe(browser);
  });

  it.each([
    { channels: 2 },
    { split: 'conversation', channels: 33 },
    { endOnSilence: 2 },
    { endOnSilence: 11 },
    { timeOut: 2 },
    { timeOut: 7201 },
    { endOnKey: '##' },
    { format: 'flac' },
    { split: 'yes' },
  ])('is not made with %j', async (options) => {
    const { place, media, told } = setUp();
    await place([record(options)]);
    expect(told()).toContain('error');
    expect(media.recordings).toEqual([]);
  });
});

it('tells of a recording where the application is told, by GET where it is to', async () => {
  const { place, clock, webhooks } = setUp();
  await place([{ action: 'record' }, record({ eventMethod: 'GET' })]);
  await clock.advance(0);
  const events = webhooks.told.filter(({ payload }) => 'recording_url' in payload);
  expect(events).toMatchObject([
    { url: application.eventUrl?.url, method: 'POST' },
    { url: eventUrl[0], method: 'GET' },
  ]);
});
