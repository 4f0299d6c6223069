import type { Page } from 'playwright-core';
import { crossSiteWays } from './cross-site.ts';
import { describeWithEachSdk } from './describe-with-each-sdk.ts';
import { openEvilSite } from './evil-site.ts';
import { mislead } from './mislead.ts';
import { useScriptedPad } from './scripted-pad.ts';
import { sdks } from './sdks.ts';
import type { Whole } from './whole.ts';

describeWithEachSdk('in a real browser', (start, sdk) => {
  let whole: Whole;

  beforeAll(async () => {
    whole = await start();
  });

  afterAll(() => whole.close());

  it('names that are scripts are shown letter by letter, and normal use violates no policy', async () => {
    const { shown, amiss } = await useScriptedPad(whole, 60);
    expect({ shown, amiss }).toEqual({ shown: 60, amiss: [] });
  });

  // What follows calls nobody: once is enough.
  if (sdk !== sdks[0]) return;

  it('a page of another origin changes and reads nothing of who is signed in, whatever it tries', async () => {
    const tried = await mislead(whole, ['otherOrigin']);
    expect(tried).toHaveLength(2 * crossSiteWays.length);
    expect(tried.filter(({ read, changed }) => changed || read !== undefined)).toEqual([]);
  });

  it('a page of another origin shows nothing of the pad in a frame', async () => {
    await using evil = await openEvilSite();
    const page = await whole.browser.newPage();
    await page.goto(evil.otherOrigin);
    await openFrame(page, whole.hotline.url);
    const protocols = page.frames().map((frame) => new URL(frame.url()).protocol);
    expect(protocols).toEqual(['http:', 'chrome-error:']);
  });
});

/** Opens a frame and leaves it there. */
async function openFrame(page: Page, url: string): Promise<void> {
  await page.evaluate(async (src) => {
    const frame = document.createElement('iframe');
    const loaded = new Promise((resolve) => {
      frame.onload = resolve;
    });
    frame.src = src;
    document.body.append(frame);
    await loaded;
  }, url);
}
