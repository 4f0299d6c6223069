import { readingOf } from './reading-of.ts';
import { FakeConnection } from './testing/fake-connection.ts';

async function setUp() {
  let now = 1_000_000;
  const connection = new FakeConnection({ now: () => now });
  await connection.getStats();
  now += 2_000;
  return connection;
}

describe('a reading', () => {
  it('tells how the sound stands', async () => {
    expect(await readingOf(await setUp(), 7)).toEqual({
      at: 1_002_000,
      link: 'connected',
      microphone: 'on',
      sent: 100,
      received: 100,
      lost: 0,
      jitter: 2,
      samples: 16_000,
      concealed: 10,
      spoken: 100,
      heard: 0.1,
      arrivals: 100 + 1_002_000,
      report: { at: 1_002_000, loss: 0.01, jitter: 3, roundTrip: 40 },
      farSenderAt: 1_002_000,
    });
  });

  it.each([
    [{ enabled: false, muted: true }, 'off'],
    [{ muted: true }, 'muted'],
    [{ readyState: 'ended', enabled: false }, 'ended'],
  ])('of a microphone that is %j says "%s"', async (track, state) => {
    const connection = await setUp();
    Object.assign(connection.track, track);
    expect(await readingOf(connection, 7)).toMatchObject({ microphone: state });
  });

  it('leaves open what a browser does not tell', async () => {
    const reading = await readingOf(
      {
        connectionState: 'connecting',
        getSenders: () => [],
        getStats: () => Promise.resolve(new Map([['a', { type: 'codec' }]])),
      },
      7,
    );
    expect(reading).toMatchObject({ at: 7, link: 'connecting', microphone: 'ended', received: 0 });
    expect(reading).toMatchObject({ spoken: undefined, report: undefined, arrivals: undefined });
  });

  it('counts bytes where packets are not counted', async () => {
    const pair = { type: 'candidate-pair', bytesReceived: 1720, responsesReceived: 2 };
    const reading = await readingOf(
      {
        connectionState: 'connected',
        getSenders: () => [],
        getStats: () => Promise.resolve(new Map([['pair', pair]])),
      },
      7,
    );
    expect(reading.arrivals).toBe(1722);
  });
});
