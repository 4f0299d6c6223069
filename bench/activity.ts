/**
 * How smoothly Activity scrolls from the newest call to the oldest, with pages of the log loaded on the way.
 * Run: `node bench/activity.ts [calls]`.
 */
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore } from '@hotline/server/store/sqlite-store';
import type { Page } from 'playwright-core';
import { openBrowser } from '../e2e/browser.ts';
import { newFolder, ready, spawnStartIn } from '../e2e/hotline.ts';
import { openPad } from '../e2e/pad.ts';

const [calls = 10_000] = process.argv.slice(2).map(Number);

const folder = newFolder();
await fill(folder);
const started = spawnStartIn(folder);
const browser = await openBrowser(['--enable-precise-memory-info', '--js-flags=--expose-gc']);
try {
  const [url] = await ready(started);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await openPad(page, { url });
  await page.locator('[data-call]').first().waitFor();
  const before = await held(page);
  const frames = (await scrollToTheEnd(page)).sort((a, b) => a - b);
  const after = await held(page);
  const at = (share: number) => (frames[Math.floor(frames.length * share)] ?? 0).toFixed(1);
  process.stdout.write(
    `${calls} calls, ${frames.length} frames: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms; ` +
      `heap ${before.heap} MB at first, ${after.heap} MB at the end; ${after.elements} elements\n`,
  );
} finally {
  await browser.close();
  started.child.kill('SIGTERM');
  await once(started.child, 'exit');
  rmSync(folder, { recursive: true });
}

/** Keeps that many calls to Bob, a minute apart, that nobody answered. */
async function fill(folder: string): Promise<void> {
  const store = openSqliteStore({ folder: join(folder, '.hotline'), pid: process.pid });
  const now = Date.now();
  await Promise.all(
    Array.from({ length: calls }, (_, n) => {
      const placedAt = now - (calls - n) * 60_000;
      const times = { dialedAt: placedAt, ringingAt: placedAt + 3000, endedAt: placedAt + 48_000 };
      return store.place({
        ...{
          id: `call-${n}`,
          user: 'john',
          contactId: 'bob',
          placedAt,
          application: 'bench',
          legs: [],
        },
        call: { status: 'ended', voicemail: false, reason: 'no-answer', ...times },
      });
    }),
  );
  await store.close();
}

/** Scrolls as a strong hand does, a step a frame; gives how long each frame took, ms. */
function scrollToTheEnd(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const panel = document.querySelector('app-activity-panel');
    if (!panel) throw new Error('There is no list of calls.');
    const scrolls = getComputedStyle(panel).overflowY === 'auto';
    const box = scrolls ? panel : (document.scrollingElement ?? panel);
    const frames: number[] = [];
    let last = performance.now();
    for (;;) {
      box.scrollTop += 400;
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const now = performance.now();
      frames.push(now - last);
      last = now;
      const bottom = box.scrollHeight - box.clientHeight - box.scrollTop < 2;
      if (bottom && panel.textContent.includes('No older calls.')) return frames;
    }
  });
}

function held(page: Page): Promise<{ heap: string; elements: number }> {
  return page.evaluate(() => {
    (globalThis as { gc?: () => void }).gc?.();
    const { memory } = performance as unknown as { memory: { usedJSHeapSize: number } };
    const elements = document.querySelectorAll('*').length;
    return { heap: (memory.usedJSHeapSize / 1e6).toFixed(1), elements };
  });
}
