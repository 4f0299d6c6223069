import { listenToAnnouncements } from './announcements.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { describeWithEachSdk } from './describe-with-each-sdk.ts';
import { faults } from './faults.ts';
import { openPad } from './pad.ts';
import { startWhole, type Whole } from './whole.ts';

describeInBrowser('the pages', () => {
  let whole: Whole;

  beforeAll(async () => {
    whole = await startWhole();
  });

  afterAll(() => whole.close());

  it('say that a username is wrong, and let it be mended', async () => {
    const page = await whole.browser.newPage();
    await page.goto(whole.hotline.url);
    await page.getByLabel('Username').fill('nobody');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Username invalid').waitFor();
    await page.getByLabel('Username').fill('john');
    await page.keyboard.press('Enter');
    await page.locator('[data-contact=bob]').waitFor();
  });

  it.each([
    ['light', 1280],
    ['light', 360],
    ['dark', 1280],
    ['dark', 360],
    ['light', 320],
  ] as const)('have nothing to mend for anybody: %s, %i px', async (colorScheme, width) => {
    const page = await whole.browser.newPage({
      colorScheme,
      viewport: { width, height: 800 },
      bypassCSP: true,
      // Colours are judged when they have settled.
      reducedMotion: 'reduce',
    });
    await page.goto(whole.hotline.url);
    await page.getByLabel('Username').waitFor();
    expect(await faults(page)).toEqual([]);
    const pad = await openPad(page, whole.hotline);
    expect(await faults(page)).toEqual([]);
    await pad.call('bob');
    for (const status of ['dialing', 'ringing', 'answered'] as const) {
      await pad.shows('bob', status);
      expect(await faults(page)).toEqual([]);
    }
    await pad.endCall();
    await pad.shows('bob', 'ended');
    expect(await faults(page)).toEqual([]);
    for (const [path, heading] of [
      ['account', 'Your account'],
      ['admin', 'Administration'],
    ] as const) {
      await page.goto(`${whole.hotline.url}/${path}`);
      await page.getByRole('heading', { name: heading }).waitFor();
      await page.getByText('Loading…').first().waitFor({ state: 'detached' });
      expect(await faults(page)).toEqual([]);
    }
    await page.goto(`${whole.hotline.emulatorUrl}/phones`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await faults(page)).toEqual([]);
  });
});

describeWithEachSdk('a call on the page', (start) => {
  let whole: Whole;

  beforeAll(async () => {
    whole = await start();
  });

  afterAll(() => whole.close());

  it('is carried by keyboard alone', async () => {
    const pad = await openPad(await whole.browser.newPage(), whole.hotline);
    const { page } = pad;
    await page.locator('[data-contact=bob]').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await pad.shows('bob', 'ringing');
    await page.keyboard.press('Escape');
    await pad.shows('bob', 'ended');
    expect(await pad.reason('bob')).toBe('cancelled');
    await page.keyboard.press('Enter');
    await pad.shows('bob', 'answered');
    await page.keyboard.press('Control+Shift+H');
    await pad.shows('bob', 'ended');
    expect(await pad.reason('bob')).toBe('completed');
  });

  it('has each change announced once', async () => {
    const pad = await openPad(await whole.browser.newPage(), whole.hotline);
    const announcements = await listenToAnnouncements(pad.page);
    await pad.call('sue');
    await pad.shows('sue', 'ended');
    await pad.page.waitForFunction(() =>
      (window as unknown as { said: string[] }).said.some((words) => /take the call/i.test(words)),
    );
    const said = await announcements();
    expect(said).toEqual([...new Set(said)]);
    expect(said.join(' | ')).toMatch(/calling sue.*ringing.*take the call/i);
  });

  it('keeps other names from being called, which say why', async () => {
    const pad = await openPad(await whole.browser.newPage(), whole.hotline);
    await pad.call('bob');
    await pad.shows('bob', 'answered');
    const alice = pad.page.locator('[data-contact=alice]');
    expect(await alice.getAttribute('aria-disabled')).toBe('true');
    await alice.click({ force: true });
    expect(await alice.getAttribute('data-status')).not.toBe('dialing');
    await pad.shows('bob', 'answered');
    await pad.endCall();
    await pad.shows('bob', 'ended');
  });
});
