import { describeWithEachSdk } from './describe-with-each-sdk.ts';
import { faults } from './faults.ts';
import { openPad, type Pad } from './pad.ts';
import { sdks } from './sdks.ts';
import type { Whole } from './whole.ts';

describeWithEachSdk('the timeline of a call', (start, sdk) => {
  let whole: Whole;
  let pad: Pad;

  beforeAll(async () => {
    whole = await start();
    pad = await openPad(await whole.browser.newPage(), whole.hotline);
  });

  afterAll(() => whole.close());

  const entries = ({ page }: Pad) => page.locator('.timeline-row');
  const details = ({ page }: Pad) => page.locator('[data-call] .activity-details').first();

  it('is open while the call goes on, which it does not disturb, and grows', async () => {
    await pad.call('bob');
    await pad.shows('bob', 'ringing');
    await details(pad).click();
    await pad.page.getByRole('heading', { name: 'Call to Bob' }).waitFor();
    await pad.page.getByText('The call is going on.').waitFor();
    const before = await entries(pad).count();
    await entries(pad).filter({ hasText: 'Bob’s leg' }).filter({ hasText: 'answered' }).waitFor();
    expect(await entries(pad).count()).toBeGreaterThan(before);
    await pad.endCall();
    await pad.page
      .locator('.timeline-summary')
      .getByText(/^Ended/)
      .waitFor();
    await pad.page.getByText('The call is going on.').waitFor({ state: 'detached' });
  });

  it('tells each side of it on one axis, oldest first, without any number', async () => {
    for (const from of ['server', 'platform', 'browser']) {
      await pad.page.locator(`.timeline-row[data-from=${from}]`).first().waitFor();
    }
    const times = await pad.page
      .locator('.timeline-time')
      .evaluateAll((all) => all.map((time) => time.getAttribute('datetime') ?? ''));
    expect(times).toEqual(times.toSorted());
    expect(await pad.page.locator('main.timeline-page').textContent()).not.toMatch(/447700900\d/);
  });

  // What follows calls nobody: once is enough.
  if (sdk !== sdks[0]) return;

  it('can be copied', async () => {
    const { page } = pad;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy as JSON' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText())) as {
      call: { contactId: string };
      entries: unknown[];
    };
    expect(copied.call.contactId).toBe('bob');
    expect(copied.entries).toHaveLength(await entries(pad).count());
  });

  it('leads back, and has an address of its own', async () => {
    const { page } = pad;
    const address = page.url();
    await page.getByRole('link', { name: 'Back to your people' }).click();
    await pad.shows('bob', 'ended');
    expect(page.url()).toMatch(/\/home$/);
    await page.goto(address);
    await page.getByRole('heading', { name: 'Call to Bob' }).waitFor();
    await page.goto(address.replace(/\w+$/, 'nosuchcall'));
    await page.getByText('There is no such call').waitFor();
  });

  it.each([
    ['light', 1280],
    ['dark', 360],
    ['light', 320],
  ] as const)('has nothing to mend for anybody: %s, %i px', async (colorScheme, width) => {
    const page = await whole.browser.newPage({
      colorScheme,
      viewport: { width, height: 800 },
      bypassCSP: true,
      reducedMotion: 'reduce',
    });
    const narrow = await openPad(page, whole.hotline);
    if (width < 960) await page.getByRole('button', { name: 'Activity' }).click();
    await details(narrow).waitFor();
    expect(await faults(page)).toEqual([]);
    await details(narrow).click();
    await entries(narrow).first().waitFor();
    await page.locator('summary').first().click();
    expect(await faults(page)).toEqual([]);
  });
});
