import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { findBrowser } from './find-browser.ts';
import { toneWav } from './tone-wav.ts';

/** What the fake microphone hums: a pitch that neither ringback nor speech has. */
export const microphoneHz = 1000;

const flags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--allow-loopback-in-peer-connection',
  '--autoplay-policy=no-user-gesture-required',
  `--disable-features=${[
    // Their pages, behind the address bar of each new window, cost a quarter of what opening one costs.
    ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'],
    // Of what Playwright switches off, all that matters here: this list takes the place of its own.
    ...['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'MediaRouter', 'PaintHolding'],
    ...['OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'],
    ...['LensOverlay', 'DestroyProfileOnBrowserClose', 'AvoidUnnecessaryBeforeUnloadCheckSync'],
  ].join(',')}`,
];

export interface OpenedBrowser {
  /** A page of its own: nothing is shared with another page but the program. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
  /** The same program for somebody who closes only the pages that he opened. */
  share(): Omit<OpenedBrowser, 'share'>;
  close(): Promise<void>;
}

/** A real browser whose microphone hums. */
export async function openBrowser(extraFlags: readonly string[] = []): Promise<OpenedBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-microphone-'));
  const wav = join(folder, 'hum.wav');
  writeFileSync(wav, toneWav(microphoneHz));
  const browser: Browser = await chromium.launch({
    executablePath: findBrowser() ?? '',
    args: [...flags, `--use-file-for-fake-audio-capture=${wav}`, ...extraFlags],
  });
  return {
    newPage: async (options) => (await browser.newContext(options)).newPage(),
    share: () => {
      const contexts: BrowserContext[] = [];
      return {
        newPage: async (options) => {
          const context = await browser.newContext(options);
          contexts.push(context);
          return context.newPage();
        },
        close: async () => {
          await Promise.all(contexts.map((context) => context.close()));
        },
      };
    },
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true });
    },
  };
}
