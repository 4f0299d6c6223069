import { createMedia } from './media.ts';
import { until } from '../testing/until.ts';
import { createCaller } from './testing/caller.ts';
import { strengthAt } from './spectrum.ts';
import { burst } from './tones.ts';

it('a browser that comes back is heard again over a new connection, and its traffic adds up', async () => {
  const media = createMedia();
  const room = media.room();
  const first = await createCaller();
  const browser = await media.answer(first.offer);
  const again = await createCaller();
  try {
    let connected = 0;
    browser.onConnected?.(() => (connected += 1));
    room.add(browser);
    await first.accept(browser.sdp);
    await until(() => connected === 1);
    await until(() => browser.traffic().received > 5 && first.packets.length > 5);

    await again.accept(await browser.renew(again.offer));
    const before = browser.traffic();
    await until(() => connected === 2);
    again.say(burst([1000], 64_000));
    await until(() => strengthAt(1000, browser.said()) > 0.05);
    browser.play({ samples: burst([500], 64_000) });
    await until(() => strengthAt(500, again.heard().slice(-4000)) > 0.05);
    const after = browser.traffic();
    expect(before.received).toBeGreaterThan(5);
    expect(before.bytesOut).toBeGreaterThan(5 * 160);
    expect(after.lost).toBe(0);
    for (const key of ['received', 'bytesIn', 'bytesOut'] as const) {
      expect(after[key]).toBeGreaterThan(before[key]);
    }
    browser.close();
    expect(browser.traffic().bytesOut).toBeGreaterThanOrEqual(after.bytesOut);
  } finally {
    browser.close();
    room.close();
    await again.close();
    await first.close();
  }
});
