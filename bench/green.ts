/**
 * How soon a name turns green when its phone is picked up, with both voice SDKs by turns: from the moment the phone is
 * answered until the pad shows it. Run: `node bench/green.ts [calls with each]`.
 */
import type { VoiceSdk } from '@hotline/protocol/session';
import { sdks } from '../e2e/sdks.ts';
import { openPad, type Pad } from '../e2e/pad.ts';
import { watchTile } from '../e2e/watch-tile.ts';
import { startWhole, type Whole } from '../e2e/whole.ts';
import { percentile } from './whole/percentile.ts';

const [calls = 20] = process.argv.slice(2).map(Number);
/** A phone that rings until somebody answers it. */
const number = '447700900008';

interface Desk {
  readonly sdk: VoiceSdk;
  readonly whole: Whole;
  readonly pad: Pad;
  readonly times: number[];
}

const desks = await Promise.all(sdks.map(open));
try {
  for (let call = 0; call < calls; call++) for (const desk of desks) await time(desk);
  for (const { sdk, times } of desks) {
    const at = (share: number) => `${percentile(times, share).toFixed(0)} ms`;
    process.stdout.write(
      `${sdk}: picked up to green, ${times.length} calls: p50 ${at(0.5)}, p95 ${at(0.95)}, worst ${at(1)}\n`,
    );
  }
} finally {
  for (const { whole } of desks) await whole.close();
}

async function open(sdk: VoiceSdk): Promise<Desk> {
  const whole = await startWhole({ VOICE_SDK: sdk });
  whole.hotline.writeContacts([{ name: 'Bob', number }]);
  const pad = await openPad(await whole.browser.newPage(), whole.hotline);
  return { sdk, whole, pad, times: [] };
}

async function time({ whole, pad, times }: Desk): Promise<void> {
  await pad.call('bob');
  await pad.shows('bob', 'ringing');
  const green = await watchTile(pad.page, 'bob', 'answered');
  const pickedUp = Date.now();
  await whole.hotline.emulator('POST', `phones/${number}/answer`);
  // Both by this machine's clock.
  times.push((await green.seen()) - pickedUp);
  await pad.endCall();
  await pad.shows('bob', 'ended');
}
