import { contactPhones } from './contact-phones.ts';
import { describeWithEachSdk } from './describe-with-each-sdk.ts';
import { noLegLeft } from './live-legs.ts';
import { openPad } from './pad.ts';
import type { Whole } from './whole.ts';

describeWithEachSdk('when something is lost in a call', (start) => {
  let whole: Whole;

  beforeAll(async () => {
    whole = await start();
  });

  afterAll(() => whole.close());

  it('a closed tab ends both legs within 10 s', async () => {
    const pad = await openPad(await whole.browser.newPage(), whole.hotline);
    await pad.call('bob');
    await pad.shows('bob', 'answered');
    await pad.page.close();
    await noLegLeft(whole.hotline, 10_000);
  });

  it('a reloaded page finds the pad again and the old call ended', async () => {
    const pad = await openPad(await whole.browser.newPage(), whole.hotline);
    await pad.call('bob');
    await pad.shows('bob', 'answered');
    await pad.page.reload();
    await noLegLeft(whole.hotline, 10_000);
    await pad.page.locator('[data-contact=alice]:not([aria-disabled=true])').waitFor();
    await pad.call('alice');
    await pad.shows('alice', 'ended');
    expect(await pad.reason('alice')).toBe('busy');
  });

  it('a dropped socket is taken up again and the talk goes on', async () => {
    const phone = contactPhones(whole.hotline);
    const pad = await openPad(await whole.browser.newPage(), whole.hotline);
    await pad.call('bob');
    await phone('Bob').expectCall().answers();
    await pad.shows('bob', 'answered');
    await whole.hotline.emulator('POST', 'sessions/drop');
    await phone('Bob').hangsUp();
    await pad.shows('bob', 'ended');
    expect(await pad.reason('bob')).toBe('completed');
    await pad.call('alice');
    await pad.shows('alice', 'ended');
    expect(await pad.reason('alice')).toBe('busy');
  });
});
