import {
  application,
  connectTo,
  createTestPlatform,
  hotline,
} from '../../testing/test-platform.ts';
import { setUpTime } from '../phones/handset.ts';

/** Answers at once. */
const answers = '447700900001';

it('takes from the balance what the last event says', async () => {
  const { platform, place, clock, payload } = createTestPlatform();
  const { call } = await place([connectTo(answers)]);
  await clock.advance(60_000);
  expect(platform.purse.balance()).toBe(10_000);
  call.hangUp('user');
  const { price, rate, duration } = payload('completed')!;
  expect(Number(price)).toBeCloseTo((Number(rate) * Number(duration)) / 60, 8);
  expect(Number(price)).toBeGreaterThan(0);
  expect(platform.purse.balance()).toBe(10_000 - Number(price));
});

it('gives the money back at a reset', async () => {
  const { platform, place } = createTestPlatform();
  platform.purse.set(1);
  await place([connectTo(answers)]);
  platform.reset();
  expect(platform.purse.balance()).toBe(10_000);
});

describe('without credit', () => {
  const broke = () => {
    const test = createTestPlatform();
    test.platform.purse.set(0);
    return test;
  };

  it('no phone is rung', async () => {
    const { place, clock, told, platform } = broke();
    const { call } = await place([connectTo(answers)]);
    await clock.advance(setUpTime);
    expect(told()).toEqual(['app started', 'app answered', 'phone started', 'phone rejected']);
    expect(platform.snapshot().phones).toEqual([]);
    await clock.advance(10_000);
    expect(call.live).toBe(false);
    expect(platform.purse.balance()).toBe(0);
    expect(clock.waiting()).toBe(0);
  });

  it('a placed call ends before it begins', async () => {
    const { platform, clock, told } = broke();
    const call = platform.placeCall({
      application,
      to: { type: 'phone', number: answers },
      from: hotline,
      script: [],
      eventUrl: undefined,
      ringTime: 60_000,
      talkTime: 60_000,
      detection: undefined,
    });
    await clock.advance(0);
    expect(call.live).toBe(false);
    expect(told()).toEqual(['phone started', 'phone rejected']);
  });

  it('a phone that dials in is turned away, and nobody is asked', async () => {
    const { platform, clock, told, webhooks } = broke();
    expect(platform.dial('447700900055', hotline)).toBeDefined();
    await clock.advance(10_000);
    expect(told()).toEqual(['phone started', 'phone rejected']);
    expect(webhooks.asked).toEqual([]);
    expect(platform.snapshot().phones).toEqual([]);
    expect(clock.waiting()).toBe(0);
  });

  it('a call that is up goes on', async () => {
    const { platform, place, clock } = createTestPlatform();
    const { call } = await place([connectTo(answers)]);
    await clock.advance(setUpTime);
    platform.purse.set(0);
    await clock.advance(60_000);
    expect(call.live).toBe(true);
    call.hangUp('user');
    expect(platform.purse.balance()).toBeLessThan(0);
  });
});

it('does not ask the application of a number that leads to a phone', () => {
  const { platform } = createTestPlatform();
  platform.numbers.route(hotline, { voiceCallbackType: 'tel', voiceCallbackValue: answers });
  expect(platform.dial('447700900055', hotline)).toBeUndefined();
  platform.numbers.route(hotline, { voiceCallbackType: 'app' });
  expect(platform.dial('447700900055', hotline)).toBeDefined();
});
