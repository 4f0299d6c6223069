import type { BrowserContextOptions, Page } from 'playwright-core';
import { describeWithEachSdk } from './describe-with-each-sdk.ts';
import { faults } from './faults.ts';
import { noLegLeft } from './live-legs.ts';
import { openPad, type Pad } from './pad.ts';
import {
  hangUpHeadset,
  headsetLamps,
  plugHeadset,
  pressMediaKey,
  takenMediaKeys,
  watchMediaKeys,
} from './watched-browser.ts';
import type { Whole } from './whole.ts';

describeWithEachSdk('a call outside of its page', (start) => {
  let whole: Whole;

  beforeAll(async () => {
    whole = await start();
  });

  afterAll(() => whole.close());

  async function pad(before: () => void, options: BrowserContextOptions = {}): Promise<Pad> {
    const page = await whole.browser.newPage(options);
    await page.addInitScript(before);
    return openPad(page, whole.hotline);
  }

  const icon = (page: Page) => page.locator('link[rel=icon]').getAttribute('href');
  const quiet = () => undefined;

  /** Presses Float, and gives the small window. */
  async function float({ page }: Pad): Promise<Page> {
    const opening = page.context().waitForEvent('page');
    await page.getByRole('button', { name: 'Float' }).click();
    const small = await opening;
    await small.setViewportSize({ width: 280, height: 120 });
    return small;
  }

  it('is in the tab’s title and icon, and obeys the media keys', async () => {
    const { page, ...bob } = await pad(watchMediaKeys);
    const usual = await icon(page);
    const icons = [usual];
    for (const [status, title] of [
      ['dialing', /^Calling Bob… – Hotline$/],
      ['ringing', /^Ringing Bob… – Hotline$/],
      ['answered', /^● \d:\d\d Bob – Hotline$/],
    ] as const) {
      if (status === 'dialing') await bob.call('bob');
      await bob.shows('bob', status);
      await page.waitForFunction((before) => {
        const now = document.querySelector('link[rel=icon]')?.getAttribute('href');
        return now !== before;
      }, icons.at(-1));
      icons.push(await icon(page));
      expect(await page.title()).toMatch(title);
    }
    expect(new Set(icons).size).toBe(4);
    expect(await page.evaluate(() => navigator.mediaSession.metadata?.title)).toBe(
      'On call with Bob',
    );
    await page.evaluate(pressMediaKey, 'togglemicrophone');
    await page.locator('.call-bar [aria-pressed=true]', { hasText: 'Mute' }).waitFor();
    expect(icons).not.toContain(await icon(page));
    await page.evaluate(pressMediaKey, 'hangup');
    await bob.shows('bob', 'ended');
    await page.locator(`link[rel=icon][href$="${usual}"]`).waitFor({ state: 'attached' });
    expect(await page.evaluate(takenMediaKeys)).toEqual([]);
  });

  it('can be muted and ended in a small window in front, which then goes', async () => {
    const opened = await pad(quiet);
    const refused: string[] = [];
    opened.page.context().on('console', (message) => {
      if (/Content Security Policy|Trusted/.test(message.text())) refused.push(message.text());
    });
    await opened.call('bob');
    const small = await float(opened);
    await small.getByText('Ringing…').waitFor();
    await small.getByText('On call').waitFor();
    const end = small.getByRole('button', { name: 'End call' });
    expect(await end.evaluate((button) => getComputedStyle(button).backgroundColor)).toBe(
      'rgb(165, 28, 35)',
    );
    await small.getByRole('button', { name: 'Mute' }).click();
    await small.getByText('You’re muted').waitFor();
    const closed = small.waitForEvent('close');
    await end.click();
    await small.getByText(/^Ended/).waitFor();
    await opened.shows('bob', 'ended');
    expect(await opened.reason('bob')).toBe('completed');
    await noLegLeft(whole.hotline);
    await closed;
    expect(refused).toEqual([]);
  });

  it('has nothing to mend for anybody there, by day and by night', async () => {
    const opened = await pad(quiet, { bypassCSP: true, reducedMotion: 'reduce' });
    await opened.call('bob');
    const small = await float(opened);
    const look = async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await small.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect(await faults(small)).toEqual([]);
      }
    };
    await small.getByRole('button', { name: 'End call' }).waitFor();
    await look();
    await small.getByRole('button', { name: 'Mute' }).focus();
    await small.keyboard.press('Space');
    await small.getByText('You’re muted').waitFor();
    await look();
    await small.keyboard.press('Control+Shift+H');
    await small.getByRole('button', { name: 'Close' }).waitFor();
    expect(await faults(small)).toEqual([]);
  });

  it('has a plain window where the browser has none that stays in front', async () => {
    const opened = await pad(() => {
      Reflect.deleteProperty(globalThis, 'documentPictureInPicture');
    });
    await opened.call('bob');
    const small = await float(opened);
    await small.getByRole('button', { name: 'End call' }).click();
    await opened.shows('bob', 'ended');
    const closed = small.waitForEvent('close');
    await opened.page.reload();
    await closed;
  });

  it('is ended by the button of a headset, whose lamps show it', async () => {
    const { page, ...bob } = await pad(plugHeadset);
    await bob.call('bob');
    await page.waitForFunction(headsetLamps);
    expect(await page.evaluate(headsetLamps)).toEqual([0b10]);
    await page.evaluate(hangUpHeadset);
    await bob.shows('bob', 'ended');
    expect(await page.evaluate(headsetLamps)).toEqual([0]);
  });
});
