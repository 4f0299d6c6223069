import type { Page } from 'playwright-core';

/** A tile that is being watched. */
export interface WatchedTile {
  /** The moment, in epoch milliseconds, at which it took the status; rejects with its words when it did not in time. */
  readonly seen: () => Promise<number>;
}

/** Watches the tile of that contact from now on: no status is too short to be seen. */
export async function watchTile(
  page: Page,
  contact: string,
  status: string,
  milliseconds = 15_000,
): Promise<WatchedTile> {
  // In an object, because a promise by itself would be waited for.
  const watch = await page.evaluateHandle(
    ([selector, wanted, patience]) => ({
      seen: new Promise<number>((resolve, reject) => {
        const tile = () => document.querySelector<HTMLElement>(selector);
        const observer = new MutationObserver(() => {
          if (tile()?.dataset.status !== wanted) return;
          observer.disconnect();
          resolve(Date.now());
        });
        const attributeFilter = ['data-status'];
        observer.observe(document.body, { subtree: true, childList: true, attributeFilter });
        setTimeout(() => {
          observer.disconnect();
          reject(new Error(`${selector} was never ${wanted}: ${tile()?.innerText ?? 'no tile'}`));
        }, patience);
      }),
    }),
    [`[data-contact=${contact}]`, status, milliseconds] as const,
  );
  return { seen: () => watch.evaluate(({ seen }) => seen) };
}
