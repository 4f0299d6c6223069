import { spokenTime } from '../../testing/fake-media.ts';
import { createTestPlatform } from '../../testing/test-platform.ts';

const talk = (text: string, options: object = {}) => ({ action: 'talk', text, ...options });
const next = talk('Next.');

describe('a talk', () => {
  it('is heard to its end, its breaks too, before the next action', async () => {
    const { place, clock, platform } = createTestPlatform();
    const text = '<speak>One <break time="2s"/> two.</speak>';
    const { browser } = await place([talk(text), next]);
    await clock.advance(spokenTime + 1999);
    expect(browser.hearing()).toEqual([text]);
    await clock.advance(1);
    expect(browser.hearing()).toEqual(['Next.']);
    expect(platform.snapshot().calls[0]?.legs[0]?.captions).toEqual(['One two.', 'Next.']);
  });

  it('is heard as often and as loud as it says', async () => {
    const { place, clock } = createTestPlatform();
    const { browser } = await place([talk('Hello.', { loop: 3, level: '0.5' }), next]);
    expect(browser.plays).toEqual([{ name: 'Hello.', loop: 3, level: 0.5 }]);
    await clock.advance(3 * spokenTime - 1);
    expect(browser.hearing()).toEqual(['Hello.']);
    await clock.advance(1);
    expect(browser.hearing()).toEqual(['Next.']);
  });

  it('with loop 0 is heard until the call ends', async () => {
    const { place, clock, media } = createTestPlatform();
    const { call, browser } = await place([talk('Hello.', { loop: 0 }), next]);
    await clock.advance(7_000_000);
    expect(browser.heard).toEqual(['Hello.']);
    call.hangUp('user');
    await clock.advance(5000);
    expect([media.open(), clock.waiting()]).toEqual([0, 0]);
  });

  it('is said in the language and the style that it names', async () => {
    const { place, media, told } = createTestPlatform();
    const asked: unknown[] = [];
    media.speak = (_, voice) => {
      asked.push(voice);
      return Promise.resolve({ samples: new Int16Array() });
    };
    await place([talk('Hallo.', { language: 'de-de', style: '2', premium: true })]);
    expect(asked).toMatchObject([{ language: 'de-de', style: 2 }]);
    expect(told()).not.toContain('error');
  });

  it('in a language that there is not is complained about, and said all the same', async () => {
    const { place, told } = createTestPlatform();
    const { browser } = await place([talk('nuqneH', { language: 'tlh' })]);
    expect(told()).toContain('error');
    expect(browser.heard).toEqual(['nuqneH']);
  });

  it.each([{ text: '' }, { text: 'a'.repeat(1501) }, { style: -1 }, { level: 1.1 }, { loop: 1.5 }])(
    'with %j is a syntax error',
    async (options) => {
      const { place, told } = createTestPlatform();
      const { browser } = await place([talk('Hello.', options)]);
      expect(told()).toContain('error');
      expect(browser.heard).toEqual([expect.stringContaining('sorry')]);
    },
  );

  it('of 1500 characters may have any number of tags beside', async () => {
    const { place, told } = createTestPlatform();
    await place([talk(`<speak>${'<break/>'.repeat(200)}${'a'.repeat(1500)}</speak>`)]);
    expect(told()).not.toContain('error');
  });
});
