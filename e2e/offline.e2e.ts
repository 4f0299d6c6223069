import { listenToAnnouncements } from './announcements.ts';
import { openBreakableNetwork } from './breakable-network.ts';
import { describeWithEachSdk } from './describe-with-each-sdk.ts';
import { noLegLeft } from './live-legs.ts';
import { openPad, type Pad } from './pad.ts';
import type { Whole } from './whole.ts';

describeWithEachSdk('a browser without a network', (start) => {
  let whole: Whole;
  let pad: Pad;

  beforeAll(async () => {
    whole = await start();
  });

  beforeEach(async () => {
    pad = await openPad(await whole.browser.newPage(), whole.hotline);
  });

  afterAll(() => whole.close());

  const bar = () => pad.page.getByRole('region', { name: 'Current call' });
  const offline = (on: boolean) => pad.page.context().setOffline(on);

  it('keeps its call for 20 s, says that it is reconnecting, and is right again at once', async () => {
    await pad.call('bob');
    await pad.shows('bob', 'answered');
    await offline(true);
    await bar().getByText('Reconnecting…').waitFor({ timeout: 2_000 });
    await pad.page.waitForTimeout(20_000);
    await pad.shows('bob', 'answered', 100);
    await offline(false);
    await bar().getByText('Reconnecting…').waitFor({ state: 'detached', timeout: 2_000 });
    await pad.shows('bob', 'answered', 100);
    await pad.endCall();
    await pad.shows('bob', 'ended');
    await noLegLeft(whole.hotline);
  });

  it('learns within 2 s of its return what became of the call meanwhile', async () => {
    await pad.call('sue');
    await pad.shows('sue', 'ringing');
    await offline(true);
    await pad.page.waitForTimeout(6_000);
    await offline(false);
    await pad.shows('sue', 'ended', 2_000);
    expect(await pad.reason('sue')).toBe('declined');
  });
});

describeWithEachSdk('a stream that is cut again and again', (start) => {
  let whole: Whole;

  beforeAll(async () => {
    whole = await start();
  });

  afterAll(() => whole.close());

  it('loses no update and repeats none', async () => {
    const network = await openBreakableNetwork(whole.hotline.url);
    try {
      const watcher = await openPad(await whole.browser.newPage(), network);
      const announcements = await listenToAnnouncements(watcher.page);
      const caller = await openPad(await whole.browser.newPage(), whole.hotline);
      const cutting = setInterval(() => {
        network.cut();
      }, 3_000);
      for (const name of ['sue', 'alice', 'greeta']) {
        await caller.call(name);
        if (name === 'greeta') {
          await watcher.page.waitForTimeout(7_000);
          await caller.endCall();
        }
        await caller.shows(name, 'ended');
        await watcher.shows(name, 'ended');
        expect(await watcher.reason(name)).toBe(await caller.reason(name));
      }
      clearInterval(cutting);
      const said = await announcements();
      expect(said).toEqual([...new Set(said)]);
      expect(said.join(' | ')).toMatch(/Calling Sue.*Sue didn’t take.*Alice is on another call/);
      const names = await watcher.page.locator('[data-call] .activity-name').allInnerTexts();
      expect(names).toEqual(['Greeta', 'Alice', 'Sue']);
    } finally {
      await network.close();
    }
  });
});
