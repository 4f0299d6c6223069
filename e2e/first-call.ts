import { openBrowser } from './browser.ts';
import { openPad } from './pad.ts';

/** Places one call on the Hotline at the URL it is given, as a newcomer would. */
const [, , url] = process.argv;
if (url === undefined) throw new Error('usage: first-call.ts URL');

const browser = await openBrowser();
try {
  const pad = await openPad(await browser.newPage(), { url });
  await pad.call('bob');
  await pad.shows('bob', 'ringing');
  await pad.shows('bob', 'answered');
  await pad.endCall();
  await pad.shows('bob', 'ended');
} finally {
  await browser.close();
}
