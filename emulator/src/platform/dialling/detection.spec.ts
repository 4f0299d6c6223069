import { connectTo, createTestPlatform, hotline } from '../../testing/test-platform.ts';
import { setUpTime } from '../phones/handset.ts';
import type { Habit } from '../phones/habits.ts';

const number = '447700900050';
const picksUp: Partial<Record<Habit, number>> = { answers: 2000, voicemail: 3000 };

/** Connects to a phone of that habit, and waits for the answer. */
async function answered(habit: Habit, options: object) {
  const test = createTestPlatform();
  test.platform.setHabit(number, habit);
  const { browser } = await test.place([
    connectTo(number, options),
    { action: 'talk', text: 'Next.' },
  ]);
  await test.clock.advance(setUpTime + (picksUp[habit] ?? 3000));
  const found = () =>
    test.webhooks.told.flatMap(({ payload: { status, sub_state: sub } }) =>
      status === 'human' || status === 'machine' ? [[status, sub]] : [],
    );
  return { ...test, browser, found };
}

const advanced = (mode: string, more: object = {}) => ({
  advancedMachineDetection: { mode, beep_timeout: 45, ...more },
});

describe('detect', () => {
  it('joins a person only once it is known that it is one', async () => {
    const { found, clock, media } = await answered('answers', advanced('detect'));
    await clock.advance(1999);
    expect([found(), media.together()]).toEqual([[], 1]);
    await clock.advance(1);
    expect([found(), media.together()]).toEqual([[['human', undefined]], 2]);
  });

  it('tells of a machine, and not of its beep', async () => {
    const { found, clock, media } = await answered('voicemail', advanced('detect'));
    await clock.advance(60_000);
    expect([found(), media.together()]).toEqual([[['machine', undefined]], 2]);
  });

  it('is the mode when none is named, and wins over the simple detection', async () => {
    const both = { machineDetection: 'hangup', advancedMachineDetection: { behavior: 'continue' } };
    const { found, clock, media } = await answered('voicemail', both);
    expect(media.together()).toBe(1);
    await clock.advance(2000);
    expect([found(), media.together()]).toEqual([[['machine', undefined]], 2]);
  });
});

describe('detect_beep', () => {
  it('joins a machine at its beep, of which alone it tells', async () => {
    const { found, clock, media } = await answered('voicemail', advanced('detect_beep'));
    await clock.advance(2000);
    expect([found(), media.together()]).toEqual([[['machine', 'beep_start']], 2]);
  });

  it('joins it when no beep comes in time', async () => {
    const test = await answered('voicemail-without-beep', advanced('detect_beep'));
    const { found, clock, media } = test;
    await clock.advance(44_999);
    expect([found(), media.together()]).toEqual([[], 1]);
    await clock.advance(1);
    expect([found(), media.together()]).toEqual([[['machine', 'beep_timeout']], 2]);
  });

  it('joins a person as soon as it is known', async () => {
    const { found, clock, media } = await answered('answers', advanced('detect_beep'));
    await clock.advance(2000);
    expect([found(), media.together()]).toEqual([[['human', undefined]], 2]);
  });
});

describe('default', () => {
  it('joins at once, and tells of the machine and of its beep', async () => {
    const { found, clock, media } = await answered('voicemail', advanced('default'));
    expect(media.together()).toBe(2);
    await clock.advance(2000);
    expect(found()).toEqual([
      ['machine', undefined],
      ['machine', 'beep_start'],
    ]);
  });

  it('does what the reply to either says instead of the rest', async () => {
    const test = await answered('voicemail', advanced('default'));
    test.webhooks.advise({ ok: true, body: [{ action: 'talk', text: 'Instead.' }] });
    await test.clock.advance(2000);
    expect(test.browser.heard.at(-1)).toBe('Instead.');
    expect(test.browser.heard).not.toContain('Next.');
    expect(test.told()).toContain('phone completed');
  });
});

it.each(['default', 'detect', 'detect_beep'])(
  '%s lets go of a machine that is not wanted',
  async (mode) => {
    const { found, clock, told, browser } = await answered(
      'voicemail',
      advanced(mode, { behavior: 'hangup' }),
    );
    await clock.advance(2000);
    expect(found()).toEqual([['machine', undefined]]);
    expect(told()).toContain('phone completed');
    expect(browser.heard.at(-1)).toBe('Next.');
  },
);

it('a placed call hears its instructions once the result is there', async () => {
  const { platform, clock, media, webhooks } = createTestPlatform();
  const call = (mode: 'default' | 'detect') =>
    platform.placeCall({
      application: platform.applications.list()[0]!,
      to: { type: 'phone', number: '447700900005' },
      from: hotline,
      script: [{ action: 'talk', text: mode, loop: 0 }],
      eventUrl: undefined,
      ringTime: 60_000,
      talkTime: 60_000,
      detection: { behavior: 'continue', mode, beepTime: 45_000 },
    });
  call('detect');
  call('default');
  await clock.advance(setUpTime + 3000);
  const heard = () => media.phoneEnds.map((end) => end.hearing());
  expect(heard()).toEqual([[], ['default']]);
  webhooks.advise({ ok: true, body: [{ action: 'talk', text: 'After.', loop: 0 }] });
  await clock.advance(2000);
  expect(heard()).toEqual([['detect'], ['After.']]);
});
