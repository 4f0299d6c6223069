import { listenToAnnouncements } from './announcements.ts';
import { contactPhones } from './contact-phones.ts';
import { describeWithEachSdk } from './describe-with-each-sdk.ts';
import { noLegLeft } from './live-legs.ts';
import { noOpenMicrophone, watchMicrophone } from './open-microphone.ts';
import { openPad, type Pad } from './pad.ts';
import type { Whole } from './whole.ts';

describeWithEachSdk('when the phone service fails an SDK', (start) => {
  let whole: Whole;
  let pad: Pad;

  beforeAll(async () => {
    whole = await start();
    const page = await whole.browser.newPage();
    await watchMicrophone(page);
    pad = await openPad(page, whole.hotline);
  });

  afterEach(async () => {
    await whole.hotline.emulator('PUT', 'faults', { sdkLegs: 'none', sdkKnock: 'none' });
  });

  afterAll(() => whole.close());

  // What the SDKs make of these: they reject, with or without a reason, or they never answer at all.
  it.each([
    ['takes no leg', { sdkLegs: 'refused' }],
    ['takes no call', { sdkKnock: 'refused' }],
    ['never lets the call in', { sdkKnock: 'silent' }],
    ['ends the call before it is let in', { sdkKnock: 'hang-up' }],
  ])('and %s, the call ends with words for it, and nothing stays open', async (_, faults) => {
    await whole.hotline.emulator('PUT', 'faults', faults);
    const announcements = await listenToAnnouncements(pad.page);
    await pad.call('bob');
    await pad.shows('bob', 'ended', 25_000);
    expect(await announcements()).toContain('The phone service had a problem. Try again');
    await noOpenMicrophone(pad.page);
    await noLegLeft(whole.hotline, 30_000);
    expect(await pad.reason('bob')).toBe('service-fault');
  });

  it('and lets its token expire in a call, the talk goes on', async () => {
    const phone = contactPhones(whole.hotline);
    await pad.call('bob');
    await phone('Bob').expectCall().answers();
    await pad.shows('bob', 'answered');
    const renewed = pad.page.waitForRequest('**/auth/john');
    await whole.hotline.emulator('POST', 'sessions/expire');
    await renewed;
    await pad.shows('bob', 'answered', 100);
    await phone('Bob').hangsUp().endsWith('completed');
    await pad.shows('bob', 'ended');
    expect(await pad.reason('bob')).toBe('completed');
    await pad.call('alice');
    await pad.shows('alice', 'ended');
    expect(await pad.reason('alice')).toBe('busy');
  });
});
