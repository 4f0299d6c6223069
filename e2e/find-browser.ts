import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The program to run browser tests in: CHROME_PATH, else what is found in PATH or its usual place. */
export function findBrowser(): string | undefined {
  const inPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [process.env.CHROME_PATH ?? '', ...inPath, ...elsewhere].find(
    (program) => program !== '' && existsSync(program),
  );
}

/** What to say where there is none. */
export const noBrowser =
  'Browser tests are skipped: no Chrome or Chromium here. Install one (Debian: apt-get install chromium) or set CHROME_PATH.';
