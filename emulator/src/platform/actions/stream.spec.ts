import { soundTime } from '../../testing/fake-sounds.ts';
import { createTestPlatform } from '../../testing/test-platform.ts';

const url = 'http://127.0.0.1:1/hello.mp3';
const stream = (options: object = {}) => ({ action: 'stream', streamUrl: [url], ...options });
const next = { action: 'talk', text: 'Next.' };

describe('a stream', () => {
  it('is heard to its end before the next action', async () => {
    const { place, clock, platform } = createTestPlatform();
    const { browser } = await place([stream(), next]);
    expect(browser.hearing()).toEqual([url]);
    await clock.advance(soundTime - 1);
    expect(browser.hearing()).toEqual([url]);
    await clock.advance(1);
    expect(browser.hearing()).toEqual(['Next.']);
    const [call] = platform.snapshot().calls;
    expect(call?.legs[0]?.notes.map(({ text }) => text)).toEqual([url, 'Next.']);
  });

  it('is heard as often and as loud as it says', async () => {
    const { place, clock } = createTestPlatform();
    const { browser } = await place([stream({ loop: '3', level: -0.5 }), next]);
    expect(browser.plays).toEqual([{ name: url, loop: 3, level: -0.5 }]);
    await clock.advance(3 * soundTime - 1);
    expect(browser.hearing()).toEqual([url]);
    await clock.advance(1);
    expect(browser.hearing()).toEqual(['Next.']);
  });

  it('with loop 0 is heard until the call ends', async () => {
    const { place, clock, media } = createTestPlatform();
    const { call, browser } = await place([stream({ loop: 0 }), next]);
    await clock.advance(7_000_000);
    expect(browser.hearing()).toEqual([url]);
    call.hangUp('user');
    await clock.advance(5000);
    expect(browser.heard).toEqual([url]);
    expect([media.open(), clock.waiting()]).toEqual([0, 0]);
  });

  it('that cannot be loaded is complained about, and the flow goes on', async () => {
    const { place, sounds, told, webhooks } = createTestPlatform();
    sounds.lose(url);
    const { browser } = await place([stream(), next]);
    expect(told()).toContain('error');
    const { payload } = webhooks.told.find((_, index) => told()[index] === 'error')!;
    expect(payload).toMatchObject({ reason: `The sound at ${url} cannot be played: HTTP 404` });
    expect(browser.hearing()).toEqual(['Next.']);
  });

  it('that is loaded too late is not heard any more', async () => {
    const { place, sounds, clock, told } = createTestPlatform();
    let load: () => void = () => undefined;
    sounds.load = () =>
      new Promise((resolve) => {
        load = () => {
          resolve({ samples: new Int16Array(8) });
        };
      });
    const { call, browser } = await place([stream()]);
    call.hangUp('user');
    load();
    await clock.advance(0);
    expect(browser.heard).toEqual([]);
    expect(told()).not.toContain('error');
  });

  it.each([{ streamUrl: url }, { streamUrl: [] }, { level: 2 }, { loop: -1 }, { bargeIn: 'if' }])(
    'with %j is a syntax error',
    async (options) => {
      const { place, sounds, told } = createTestPlatform();
      await place([stream(options)]);
      expect(told()).toContain('error');
      expect(sounds.loaded).toEqual([]);
    },
  );
});
