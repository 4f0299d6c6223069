import { microphoneHz } from './browser.ts';
import { describeWithEachSdk } from './describe-with-each-sdk.ts';
import { listenUntil, type Heard } from './hearing.ts';
import { openPad, type Pad } from './pad.ts';
import type { Whole } from './whole.ts';

interface Calls {
  calls: { legs: { uuid: string; direction: string; status: string }[] }[];
}

/** The two pitches of the ringback tone that the emulator plays. */
const ringback = [400, 450];

describeWithEachSdk('the sound of a call', (start) => {
  let whole: Whole;
  let pad: Pad;

  beforeAll(async () => {
    whole = await start();
    pad = await openPad(await whole.browser.newPage(), whole.hotline);
  });

  afterAll(() => whole.close());

  it('is ringback while it rings and the own voice when Bob answers', async () => {
    await pad.call('bob');
    await pad.shows('bob', 'ringing');
    const ringing = await until((heard) => share(heard, ringback) > 0.5);
    expect(share(ringing, [microphoneHz])).toBeLessThan(0.1);

    await pad.shows('bob', 'answered');
    const answered = await until((heard) => share(heard, [microphoneHz]) > 0.5);
    expect(share(answered, ringback)).toBeLessThan(0.1);
    expect(answered.rms).toBeGreaterThan(0.01);
    expect(await energyAtBob(microphoneHz)).toBeGreaterThan(10 * (await energyAtBob(2000)));
    await pad.endCall();
    await pad.shows('bob', 'ended');
  });

  it('is nothing, here and there, while muted', async () => {
    await pad.call('bob');
    await pad.shows('bob', 'answered');
    await until((heard) => share(heard, [microphoneHz]) > 0.5);
    expect(await energyAtBob(microphoneHz)).toBeGreaterThan(1e-6);
    await pad.page.getByRole('button', { name: 'Mute', pressed: false }).click();
    await until((heard) => heard.rms < 0.001);
    expect(await energyAtBob(microphoneHz)).toBeLessThan(1e-6);
    await pad.page.getByRole('button', { name: 'Mute', pressed: true }).click();
    await until((heard) => share(heard, [microphoneHz]) > 0.5);
    await pad.endCall();
    await pad.shows('bob', 'ended');
  });

  it('is the spoken announcement before it rings', async () => {
    await pad.press('alice');
    const speech = await until(
      (heard) => heard.rms > 0.005 && share(heard, [...ringback, microphoneHz]) < 0.3,
    );
    expect(speech.rms).toBeGreaterThan(0.005);
    await pad.shows('alice', 'ended');
  });

  function share({ share: shares }: Heard, pitches: readonly number[]): number {
    return pitches.reduce((sum, hz) => sum + (shares[hz] ?? 0), 0);
  }

  const until = (expected: (heard: Heard) => boolean): Promise<Heard> =>
    listenUntil(pad.page, [...ringback, microphoneHz], expected);

  /** Energy of a pitch in what the executive's leg said, measured by the emulator. */
  async function energyAtBob(hz: number): Promise<number> {
    const { calls } = (await whole.hotline.emulator('GET', 'calls')) as Calls;
    const own = calls
      .flatMap(({ legs }) => legs)
      .find(({ direction, status }) => direction === 'inbound' && status === 'answered');
    const told = await whole.hotline.emulator('GET', `calls/${own?.uuid ?? ''}/spectrum?hz=${hz}`);
    return (told as { power: Record<string, number> }).power[hz] ?? Number.NaN;
  }
});
