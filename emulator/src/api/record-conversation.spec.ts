import { application } from '../testing/test-platform.ts';
import { createTestVoiceApi } from '../testing/test-voice-api.ts';

const event_url = ['http://127.0.0.1:1/recordings'];
const other = { ...application, id: 'aaaaaaaa-0000-4000-8000-000000000002', numbers: [] };

async function setUp() {
  const test = createTestVoiceApi();
  const { call, browser } = await test.place([{ action: 'wait', timeout: 60 }]);
  const path = `/v1/conversations/${call.conversation.id}/record`;
  const record = (body: object) => test.put(path, body);
  const events = () => test.webhooks.told.filter(({ payload }) => 'recording_url' in payload);
  return { ...test, call, browser, path, record, events };
}

describe('a conversation that is recorded at its server’s word', () => {
  it('is so until it is stopped, and the file can be had', async () => {
    const { record, clock, events, get, media, browser } = await setUp();
    await record({ action: 'start', event_url, event_method: 'GET' }).expect(200);
    expect(media.recordings[0]?.options).toMatchObject({ format: 'mp3', channels: 1 });
    expect(media.recordings[0]?.options.ear).toBe(browser);
    await clock.advance(7000);
    await record({ action: 'stop' }).expect(200);
    await clock.advance(0);
    expect(events()).toMatchObject([
      {
        ...{ url: event_url[0], method: 'GET' },
        payload: { start_time: '2026-01-05T09:00:00Z', end_time: '2026-01-05T09:00:07Z' },
      },
    ]);
    const url = String(events()[0]?.payload.recording_url);
    const reply = await get(new URL(url).pathname).expect(200);
    expect((reply.body as Buffer).toString()).toBe('sound');
    await record({ action: 'start' }).expect(200);
  });

  it('has the format, the channels, the time and the words that are asked for', async () => {
    const { record, clock, media, webhooks, files } = await setUp();
    const more = { split: 'conversation', format: 'vorbis', timeout: 5, retention_ttl: 2 };
    const transcription = { event_url: event_url[0], language: 'en-GB' };
    await record({ action: 'start', ...more, transcription }).expect(200);
    expect(media.recordings[0]?.options).toMatchObject({ format: 'ogg', channels: 2 });
    await clock.advance(5000);
    const statuses = webhooks.told.filter(({ url }) => url === event_url[0]);
    expect(statuses.map(({ payload }) => payload.status)).toEqual(['transcribed']);
    expect([...files.all.values()].map(({ days }) => days)).toEqual([2, 2]);
  });

  it('is told of at the latest when it is over', async () => {
    const { record, clock, call, events } = await setUp();
    await record({ action: 'start' }).expect(200);
    call.hangUp('user');
    await clock.advance(0);
    expect(events()).toHaveLength(1);
    await record({ action: 'stop' }).expect(404);
  });

  it('is not started twice, nor stopped when it does not run', async () => {
    const { record, media } = await setUp();
    await record({ action: 'stop' }).expect(400);
    await record({ action: 'start' }).expect(200);
    await record({ action: 'start' }).expect(400);
    expect(media.recordings).toHaveLength(1);
  });

  it('is only so for its own application', async () => {
    const { put, path, platform, token, media } = await setUp();
    platform.applications.add(other);
    await put(path, { action: 'start' }, token({ application_id: other.id })).expect(404);
    await put('/v1/conversations/CON-none/record', { action: 'start' }).expect(404);
    await put(path, { action: 'start' }, 'no token').expect(401);
    expect(media.recordings).toEqual([]);
  });

  it.each([
    [{}, 'action'],
    [{ action: 'pause' }, 'action'],
    [{ action: 'start', format: 'ogg' }, 'format'],
    [{ action: 'start', timeout: 7201 }, 'timeout'],
    [{ action: 'start', retention_ttl: 401 }, 'retention_ttl'],
    [{ action: 'start', event_url: 'nowhere' }, 'event_url'],
    [{ action: 'start', split: 'yes' }, 'split'],
  ])('is not so with %j', async (body, name) => {
    const { record } = await setUp();
    const reply = await record(body).expect(400);
    expect(reply.body).toMatchObject({ invalid_parameters: [{ name }] });
  });
});
