import type { Page } from 'playwright-core';

interface Listening {
  said: string[];
}

/** Writes down from now on what a screen reader would say by itself. */
export async function listenToAnnouncements(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const listen = new MutationObserver((changes) => {
      for (const { target } of changes) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest(
          '[role=status], [role=alert]',
        );
        const words = region?.textContent.trim();
        if (words) said.push(words);
      }
    });
    listen.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as Listening).said);
}
