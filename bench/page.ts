/**
 * What a browser loads before the voice SDK, and how long a click takes to reach the phone service.
 * Run: `node bench/page.ts [calls]`.
 */
import type { Page } from 'playwright-core';
import type { VoiceSdk } from '@hotline/protocol/session';
import { sdks } from '../e2e/sdks.ts';
import { openPad, type Pad } from '../e2e/pad.ts';
import { startWhole } from '../e2e/whole.ts';

const [calls = 20] = process.argv.slice(2).map(Number);

for (const sdk of sdks) await measure(sdk);

async function measure(sdk: VoiceSdk): Promise<void> {
  const whole = await startWhole({ VOICE_SDK: sdk });
  try {
    const page = await whole.browser.newPage();
    const loaded = weigh(page);
    await page.goto(`${whole.hotline.url}/login`);
    await page.waitForLoadState('networkidle');
    const login = await loaded();
    const pad = await openPad(page, whole.hotline);
    await page.waitForLoadState('networkidle');
    // The SDK is by far the largest of what the pad asks for when it shows.
    const [largest, ...rest] = (await loaded()).toSorted((a, b) => b.bytes - a.bytes);
    process.stdout.write(
      `${sdk}: JavaScript and CSS on the wire: /login ${sum(login)} bytes, with the pad ${sum(rest)}; ` +
        `the SDK's own chunk ${largest?.bytes ?? 0}\n`,
    );
    process.stdout.write(`${sdk}: ${await timeCalls(pad)}\n`);
  } finally {
    await whole.close();
  }
}

async function timeCalls(pad: Pad): Promise<string> {
  const times: number[] = [];
  for (let call = 0; call < calls; call++) {
    // What either SDK asks for as soon as the service has let its call in.
    const started = pad.page.waitForResponse(/\/(beta|v0\.3)\/conversations\/CON-[^/]*$/);
    const clicked = performance.now();
    await pad.call('bob');
    await (await started).finished();
    times.push(performance.now() - clicked);
    await pad.endCall();
    await pad.shows('bob', 'ended');
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => `${Math.round(times[Math.floor(times.length * share)] ?? 0)} ms`;
  return `click to "started", ${calls} calls: p50 ${at(0.5)}, worst ${at(0.999)}`;
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
