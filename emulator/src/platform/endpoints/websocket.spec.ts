import { application, createTestPlatform, hotline } from '../../testing/test-platform.ts';

const uri = 'ws://127.0.0.1:1/socket';
const websocket = {
  type: 'websocket',
  uri,
  'content-type': 'audio/l16;rate=16000',
  headers: { prop1: 'value1' },
};

async function start(endpoint: object = websocket, options: object = {}) {
  const test = createTestPlatform();
  const connect = { action: 'connect', from: hotline, endpoint: [endpoint], ...options };
  const placed = await test.place([connect, { action: 'talk', text: 'Next.' }]);
  const payloads = () =>
    test.webhooks.told.flatMap(({ payload }) => (payload.to === uri ? [payload] : []));
  const told = () => payloads().map(({ status }) => status);
  const socket = () => test.media.websockets[0]!;
  return { ...test, ...placed, payloads, told, socket };
}

it('a websocket is opened as the endpoint says, and joins when it stands', async () => {
  const { socket, told, payloads, media } = await start();
  expect(socket().order).toEqual({
    uri,
    contentType: 'audio/l16;rate=16000',
    rate: 16_000,
    headers: { prop1: 'value1' },
  });
  expect(told()).toEqual(['started']);
  socket().listener.opened();
  expect(told()).toEqual(['started', 'answered']);
  expect(payloads()).toMatchObject(Array(2).fill({ headers: { prop1: 'value1' } }));
  expect(media.together()).toBe(2);
});

it.each([
  [{ type: 'vonage' }, `Bearer of ${application.id}`],
  [{ type: 'custom', value: 'Basic mine' }, 'Basic mine'],
])('is asked for with the authorization %j', async (authorization, header) => {
  const { socket } = await start({ ...websocket, authorization });
  expect(socket().order.authorization).toBe(header);
});

it('that cannot be opened fails, and the flow goes on', async () => {
  const { socket, told, payloads, browser, clock } = await start();
  socket().listener.refused();
  await clock.advance(0);
  expect(told()).toEqual(['started', 'failed', 'completed']);
  expect(payloads()[1]).toMatchObject({ detail: 'unavailable' });
  expect(browser.heard).toEqual(['Next.']);
});

it('is told the keys of the call', async () => {
  const { socket, call } = await start();
  socket().listener.opened();
  call.caller.press('5#');
  expect(socket().keys).toEqual(['5', '#']);
});

describe('a websocket whose server goes', () => {
  it('is told to be disconnected, in the documented shape', async () => {
    const { socket, told, payloads, browser, clock } = await start();
    socket().listener.opened();
    socket().listener.closed();
    await clock.advance(0);
    expect(told()).toEqual(['started', 'answered', 'disconnected', 'completed']);
    expect(Object.keys(payloads()[2]!).sort()).toEqual(
      ['conversation_uuid', 'from', 'headers', 'status', 'timestamp', 'to', 'uuid'].sort(),
    );
    expect(browser.heard).toEqual(['Next.']);
  });

  it('lets the reply say what to do instead', async () => {
    const { socket, webhooks, browser, clock } = await start();
    webhooks.advise({ ok: true, body: [{ action: 'talk', text: 'Instead.' }] });
    socket().listener.opened();
    socket().listener.closed();
    await clock.advance(0);
    expect(browser.heard).toEqual(['Instead.']);
  });
});

it('is closed when the caller goes, without a word of a disconnection', async () => {
  const { socket, call, told, clock } = await start();
  socket().listener.opened();
  call.hangUp('user');
  await clock.advance(0);
  expect(socket().end.closed()).toBe(true);
  socket().listener.closed();
  expect(told()).toEqual(['started', 'answered', 'completed']);
});
