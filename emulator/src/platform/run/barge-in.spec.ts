import { spokenTime } from '../../testing/fake-media.ts';
import { createTestPlatform } from '../../testing/test-platform.ts';
import { spreadBargeIn } from './barge-in.ts';
import { ncco } from '../ncco/ncco.ts';

const input = { action: 'input', type: ['dtmf'] };
const wait = { action: 'wait' };
const talk = (bargeIn?: boolean) => ({ action: 'talk', text: 'Hello.', bargeIn });
const stream = (bargeIn?: boolean) => ({
  action: 'stream',
  streamUrl: ['http://127.0.0.1/a.mp3'],
  bargeIn,
});

function spread(...actions: object[]) {
  const complaints: string[] = [];
  const spreadOut = spreadBargeIn(ncco.parse(actions), (reason) => complaints.push(reason));
  const barging = spreadOut.map((action) => 'bargeIn' in action && action.bargeIn);
  return { barging, complaints };
}

describe('bargeIn', () => {
  it('stays true until an input, whatever a later action says', () => {
    const { barging, complaints } = spread(talk(), talk(true), stream(), talk(false), input);
    expect(barging).toEqual([false, true, true, true, false]);
    expect(complaints).toEqual([]);
  });

  it('is false again after the input', () => {
    expect(spread(stream(true), input, talk()).barging).toEqual([true, false, false]);
  });

  it.each([[talk(true), wait, input], [stream(true)], [talk(true), talk(), wait]])(
    'counts for nothing without an input next, and is complained about',
    (...actions) => {
      const { barging, complaints } = spread(...actions);
      expect(barging).not.toContain(true);
      expect(complaints).toEqual([
        'After a talk or stream with bargeIn, the next other action must be input.',
      ]);
    },
  );
});

describe('a talk with bargeIn', () => {
  it('is heard after those before it, while the next action runs', async () => {
    const { platform, place, clock } = createTestPlatform();
    const first = { action: 'talk', text: 'One.', bargeIn: true };
    const second = { action: 'talk', text: 'Two.' };
    const { browser } = await place([first, second, input, wait]);
    expect(browser.hearing()).toEqual(['One.']);
    await clock.advance(spokenTime);
    expect(browser.hearing()).toEqual(['Two.']);
    const [call] = platform.snapshot().calls;
    expect(call?.legs[0]?.captions).toEqual(['One.', 'Two.']);
  });

  it('without an input is heard to its end', async () => {
    const { place, clock, told } = createTestPlatform();
    const { browser, call } = await place([talk(true)]);
    expect(browser.hearing()).toEqual(['Hello.']);
    expect(told()).toContain('error');
    await clock.advance(spokenTime - 1);
    expect(call.live).toBe(true);
    await clock.advance(1);
    expect(call.live).toBe(false);
  });
});
