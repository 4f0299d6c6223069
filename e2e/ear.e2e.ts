import { describeWithEachSdk } from './describe-with-each-sdk.ts';
import { earFaults } from './ear-faults.ts';
import { openPad, type Pad } from './pad.ts';
import { giveMicrophone } from './spoilable-microphone.ts';
import type { Whole } from './whole.ts';

describeWithEachSdk('what goes wrong in the ear', (start) => {
  let whole: Whole;
  let pad: Pad;

  beforeAll(async () => {
    whole = await start();
    const page = await whole.browser.newPage();
    await giveMicrophone(page);
    pad = await openPad(page, whole.hotline);
    await pad.call('bob');
    await pad.shows('bob', 'answered');
    await good();
  });

  afterAll(() => whole.close());

  /** Waits until the call bar says so; a machine that is busy may be slow to. */
  const good = () => pad.page.locator('.quality:not([data-cause])').waitFor({ timeout: 15_000 });

  it('is named in the call bar, one after the other, and so is that it is over', async () => {
    for (const fault of earFaults(whole.hotline, pad)) {
      if (!fault.end) await good();
      await fault.begin();
      await pad.page.locator(fault.sign).waitFor({ timeout: 8_000 });
      await fault.end?.();
    }
    expect(await pad.page.locator('.quality-cause').innerText()).toContain('your microphone');
  });

  it('is noted in the timeline of the call', async () => {
    await pad.endCall();
    await pad.shows('bob', 'ended');
    await pad.page.locator('[data-call] .activity-details').first().click();
    const notes = pad.page.locator('.timeline-row[data-from=browser]', { hasText: 'quality' });
    // Some faults are of the same kind as the one before, and those of sockets are no matter of sound.
    await notes.nth(6).waitFor();
  });
});
