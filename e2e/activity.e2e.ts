import { describeWithEachSdk } from './describe-with-each-sdk.ts';
import { openPad, type Pad } from './pad.ts';
import { sdks } from './sdks.ts';
import type { Whole } from './whole.ts';

describeWithEachSdk('the list of calls', (start, sdk) => {
  let whole: Whole;
  let pad: Pad;

  beforeAll(async () => {
    whole = await start();
    pad = await openPad(await whole.browser.newPage(), whole.hotline);
  });

  afterAll(() => whole.close());

  const newest = (on: Pad) => on.page.locator('[data-call]').first();

  it('says that there are none', async () => {
    await pad.page.getByText('No calls yet.').waitFor();
  });

  it('shows a call and how it came out, and still does after a reload', async () => {
    await pad.call('alice');
    await pad.shows('alice', 'ended');
    await newest(pad).getByText('Busy').waitFor();
    await pad.page.reload();
    await newest(pad).getByText('Busy').waitFor();
    expect(await newest(pad).innerText()).toMatch(
      /Alice\s+\d\d:\d\d\s+Busy\s+Call again[\s\S]*Details/,
    );
    expect(await pad.words('alice')).toMatch(/Busy · \d\d:\d\d/);
    await pad.shows('alice', 'idle');
  });

  it('shows on another page of the same person what happens on this one', async () => {
    const other = await openPad(await whole.browser.newPage(), whole.hotline);
    await newest(other).getByText('Alice', { exact: true }).first().waitFor();
    await pad.call('sue');
    await newest(other).getByText('Ringing…').waitFor();
    await newest(other).getByText('Didn’t take the call').waitFor();
    expect(await newest(other).innerText()).toContain('Sue');
    await other.page.close();
  });

  it('calls again', async () => {
    await pad.shows('sue', 'ended');
    await pad.page.getByRole('button', { name: 'Call again Alice' }).click();
    await pad.shows('alice', 'ended');
    await newest(pad).getByText('Busy').waitFor();
    expect(await newest(pad).innerText()).toContain('Alice');
    expect(await pad.page.locator('[data-call]').count()).toBe(3);
  });

  // What follows calls nobody: once is enough.
  if (sdk !== sdks[0]) return;

  it('is behind a button on a narrow screen, and Escape leads back', async () => {
    const { page } = await openPad(
      await whole.browser.newPage({ viewport: { width: 360, height: 800 } }),
      whole.hotline,
    );
    const list = page.getByRole('list', { name: 'Activity' });
    const bob = page.locator('[data-contact=bob]');
    expect(await list.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Activity', expanded: false }).click();
    await list.waitFor();
    expect(await bob.isVisible()).toBe(false);
    // First whose calls, then the calls.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent.trim())).toMatch(
      /^Call again/,
    );
    await page.keyboard.press('Escape');
    await bob.waitFor();
    const toggle = page.getByRole('button', { name: 'Activity', expanded: false });
    expect(await toggle.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  it.each([1280, 1000, 360, 320])('moves nothing when it comes late: %i px', async (width) => {
    const page = await whole.browser.newPage({ viewport: { width, height: 800 } });
    let letGo = (): void => undefined;
    const late = new Promise<void>((resolve) => (letGo = resolve));
    await page.route('**/api/calls?*', async (route) => {
      await late;
      await route.continue();
    });
    await openPad(page, whole.hotline);
    const places = () =>
      page.locator('.tile').evaluateAll((tiles) =>
        tiles.map((tile) => {
          const { x, y, width, height } = tile.getBoundingClientRect();
          return [x, y, width, height].map(Math.round);
        }),
      );
    const before = await places();
    letGo();
    await page.locator('.tile-outcome').first().waitFor();
    expect(await places()).toEqual(before);
  });
});
