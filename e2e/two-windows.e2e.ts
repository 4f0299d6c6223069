import type { BrowserContext } from 'playwright-core';
import { describeWithEachSdk } from './describe-with-each-sdk.ts';
import { noLegLeft } from './live-legs.ts';
import { openPad, type Pad } from './pad.ts';
import type { Whole } from './whole.ts';

describeWithEachSdk('two windows of one person', (start) => {
  let whole: Whole;
  let one: Pad;
  let other: Pad;
  let context: BrowserContext;

  beforeAll(async () => {
    whole = await start();
    one = await openPad(await whole.browser.newPage(), whole.hotline);
    context = one.page.context();
    other = await openAnother();
  });

  afterAll(() => whole.close());

  /** Already signed in: the windows of one browser share the session. */
  async function openAnother(): Promise<Pad> {
    const page = await context.newPage();
    const pad = await openPad(page, whole.hotline);
    return pad;
  }

  const bar = (pad: Pad) => pad.page.getByRole('region', { name: 'Current call' });
  const sounds = (pad: Pad) =>
    pad.page
      .locator('[data-remote-audio]')
      .evaluate((audio) => audio instanceof HTMLAudioElement && audio.srcObject !== null);

  it('show the same call, and only one has its sound', async () => {
    await one.call('bob');
    await one.shows('bob', 'answered');
    await other.shows('bob', 'answered');
    await bar(other).getByText('In another window').waitFor();
    expect(await sounds(one)).toBe(true);
    expect(await sounds(other)).toBe(false);
    expect(await bar(one).getByText('Mute').isVisible()).toBe(true);
    expect(await bar(other).getByText('Mute').isVisible()).toBe(false);
    expect(await bar(one).innerText()).not.toContain('window');
  });

  it('can each end it', async () => {
    await other.endCall();
    await other.shows('bob', 'ended');
    await one.shows('bob', 'ended', 3_000);
    await noLegLeft(whole.hotline, 3_000);
    expect(await one.reason('bob')).toBe('completed');
  });

  it('place one call between them', async () => {
    await one.call('bob');
    await one.shows('bob', 'ringing');
    await other.shows('bob', 'ringing');
    await other.page.locator('[data-contact=alice]').click({ force: true });
    await other.page
      .getByText('You’re on a call with Bob. End it to call Alice.')
      .first()
      .waitFor();
    await one.endCall();
    await other.shows('bob', 'ended');
    await noLegLeft(whole.hotline);
  });

  it('end the call at once on both sides when the window that has it is reloaded', async () => {
    await one.call('bob');
    await one.shows('bob', 'answered');
    await other.shows('bob', 'answered');
    await one.page.reload();
    await other.shows('bob', 'ended', 3_000);
    await noLegLeft(whole.hotline, 5_000);
    await one.page.locator('[data-contact=bob]:not([aria-disabled=true])').waitFor();
    await one.call('alice');
    await one.shows('alice', 'ended');
  });

  it('say that a window is gone which was killed, and let the call be ended', async () => {
    await one.call('bob');
    await one.shows('bob', 'answered');
    await other.shows('bob', 'answered');
    await bar(other).getByText('In another window').waitFor();
    await kill(one);
    await bar(other).getByText('This call’s window is gone.').waitFor({ timeout: 8_000 });
    await other.endCall();
    await other.shows('bob', 'ended');
    await noLegLeft(whole.hotline, 5_000);
  });

  /** As a crash does: nothing of the page runs any more, not even what runs when it is left. */
  async function kill({ page }: Pad): Promise<void> {
    const session = await page.context().newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    session.send('Page.crash').catch(() => undefined);
    await crashed;
  }
});
