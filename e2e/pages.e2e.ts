import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describeInBrowser } from './describe-in-browser.ts';
import { openPad } from './pad.ts';
import { startWhole, type Whole } from './whole.ts';

const axe = readFileSync(join(__dirname, '../node_modules/axe-core/axe.min.js'), 'utf8');

interface Axe {
  axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
}

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

  it('carry a whole call by keyboard', async () => {
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

  it('announce each change once', async () => {
    const pad = await openPad(await whole.browser.newPage(), whole.hotline);
    await pad.page.evaluate(() => {
      const said: string[] = [];
      Object.assign(window, { said });
      const listen = new MutationObserver((changes) => {
        for (const { target } of changes) {
          const region = (target instanceof Element ? target : target.parentElement)?.closest(
            '[aria-live], [role=status], [role=alert]',
          );
          const words = region?.textContent.trim();
          if (words) said.push(words);
        }
      });
      listen.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    await pad.call('sue');
    await pad.shows('sue', 'ended');
    await pad.page.waitForFunction(() =>
      (window as unknown as { said: string[] }).said.some((words) => /take the call/i.test(words)),
    );
    const said = await pad.page.evaluate(() => (window as unknown as { said: string[] }).said);
    expect(said).toEqual([...new Set(said)]);
    expect(said.join(' | ')).toMatch(/calling sue.*ringing.*take the call/i);
  });

  it('say why another name cannot be called meanwhile', async () => {
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
    await page.goto(`${whole.hotline.emulatorUrl}/phones`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await faults(page)).toEqual([]);
  });

  /** What axe finds, and whether the page has to be scrolled sideways. */
  async function faults(page: Page): Promise<string[]> {
    await page.evaluate(axe);
    return page.evaluate(async () => {
      const { violations } = await (window as unknown as Axe).axe.run();
      const sideways = document.documentElement.scrollWidth > window.innerWidth;
      return [
        ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
        ...(sideways ? ['the page scrolls sideways'] : []),
      ];
    });
  }
});
