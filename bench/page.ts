/**
 * What a browser loads before the voice SDK, and how long a click takes to reach the phone service.
 * Run: `node bench/page.ts [calls]`.
 */
import type { Page } from 'playwright-core';
import { openPad } from '../e2e/pad.ts';
import { startWhole } from '../e2e/whole.ts';

const [calls = 20] = process.argv.slice(2).map(Number);

const whole = await startWhole();
try {
  const page = await whole.browser.newPage();
  const loaded = weigh(page);
  await page.goto(`${whole.hotline.url}/login`);
  await page.waitForLoadState('networkidle');
  const login = await loaded();
  const pad = await openPad(page, whole.hotline);
  await page.waitForLoadState('networkidle');
  // The SDK is by far the largest of what the pad asks for when it shows.
  const [sdk, ...rest] = (await loaded()).toSorted((a, b) => b.bytes - a.bytes);
  process.stdout.write(
    `JavaScript and CSS on the wire: /login ${sum(login)} bytes, with the pad ${sum(rest)}; ` +
      `the SDK's own chunk ${sdk?.bytes ?? 0}\n`,
  );

  const times: number[] = [];
  for (let call = 0; call < calls; call++) {
    const started = page.waitForResponse(/\/beta\/conversations\/CON-[^/]*$/);
    const clicked = performance.now();
    await pad.call('bob');
    await (await started).finished();
    times.push(performance.now() - clicked);
    await pad.endCall();
    await pad.shows('bob', 'ended');
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => `${Math.round(times[Math.floor(times.length * share)] ?? 0)} ms`;
  process.stdout.write(`click to "started", ${calls} calls: p50 ${at(0.5)}, worst ${at(0.999)}\n`);
} finally {
  await whole.close();
}

interface Weight {
  readonly name: string;
  readonly bytes: number;
}

/** Hears of every script and sheet as it comes over the wire; gives those that came so far. */
function weigh(page: Page): () => Promise<readonly Weight[]> {
  const coming: Promise<Weight>[] = [];
  page.on('response', (response) => {
    const name = new URL(response.url()).pathname;
    if (!/\.(js|css)$/.test(name)) return;
    coming.push(
      response
        .request()
        .sizes()
        .then(({ responseBodySize }) => ({ name, bytes: responseBodySize })),
    );
  });
  return () => Promise.all(coming);
}

function sum(weights: readonly Weight[]): number {
  return weights.reduce((all, { bytes }) => all + bytes, 0);
}
