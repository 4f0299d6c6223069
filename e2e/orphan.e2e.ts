import { randomUUID } from 'node:crypto';
import type { VoiceSdk } from '@hotline/protocol/session';
import { createCaller, type Caller } from './caller.ts';
import { contactPhones } from './contact-phones.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { noLegLeft } from './live-legs.ts';
import { openBrowser, type OpenedBrowser } from './browser.ts';
import { openPad } from './pad.ts';
import { isAnswered, platformCall } from './platform-call.ts';
import { sdks } from './sdks.ts';
import { startTwoPrograms, type TwoPrograms } from './two-programs.ts';
import { until } from './until.ts';

describeInBrowser('a call that nobody holds', () => {
  describe.each(sdks)('with %s', callThatNobodyHolds);
});

function callThatNobodyHolds(sdk: VoiceSdk): void {
  let programs: TwoPrograms;
  let browser: OpenedBrowser;

  beforeAll(async () => {
    programs = await startTwoPrograms({ VOICE_SDK: sdk });
    browser = await openBrowser();
  });

  afterEach(async () => {
    await programs.emulator('POST', 'reset');
  });

  afterAll(async () => {
    await browser.close();
    await programs.close();
  });

  /** Calls Bob, who has picked up. */
  async function talk(heldBy?: string): Promise<{ caller: Caller; id: string }> {
    const caller = await createCaller(programs, await browser.newPage(), 'john', sdk);
    const stop = heldBy === undefined ? () => undefined : await caller.listen(heldBy);
    const id = await caller.call('bob', heldBy);
    await platformCall(programs, id, isAnswered);
    stop();
    return { caller, id };
  }

  async function loggedEnd(caller: Caller, id: string, milliseconds: number): Promise<unknown> {
    const { call } = await until(
      () => caller.logged(id),
      (seen) => seen.call.status === 'ended' && seen.call.reason !== 'unknown',
      milliseconds,
    );
    return call;
  }

  it('ends on both sides within 45 s after its page is gone, though its sound goes on', async () => {
    const { caller, id } = await talk(randomUUID());
    await noLegLeft(programs, 45_000);
    expect(await loggedEnd(caller, id, 5000)).toMatchObject({
      reason: 'completed',
      answeredAt: expect.any(Number) as unknown,
    });
  });

  it('ends on both sides when its page crashes', async () => {
    const { page } = await openPad(await browser.newPage(), programs);
    await page.locator('[data-contact=bob]').click();
    await page.locator('[data-contact=bob][data-status=answered]').waitFor();
    const devtools = await page.context().newCDPSession(page);
    void devtools.send('Page.crash').catch(() => undefined);
    await noLegLeft(programs, 45_000);
    const { page: next } = await openPad(await browser.newPage(), programs);
    const ended = () =>
      next.evaluate(
        async () =>
          (await (await fetch('/api/calls')).json()) as { calls: { call: { status: string } }[] },
      );
    await until(ended, ({ calls }) => calls[0]?.call.status === 'ended', 10_000);
  });

  it('leaves no leg behind when its page is loaded anew', async () => {
    const { page } = await openPad(await browser.newPage(), programs);
    await page.locator('[data-contact=bob]').click();
    await page.locator('[data-contact=bob][data-status=answered]').waitFor();
    await page.reload();
    await noLegLeft(programs, 45_000);
  });

  it('is brought to its true end by a server that was killed meanwhile', async () => {
    const phone = contactPhones(programs);
    const { id } = await talk();
    await programs.killServer();
    await phone('Bob').expectCall().hangsUp().endsWith('completed');
    await programs.startServer();
    const caller = await createCaller(programs, await browser.newPage(), 'john');
    expect(await loggedEnd(caller, id, 20_000)).toMatchObject({
      reason: 'completed',
      answeredAt: expect.any(Number) as unknown,
    });
    await noLegLeft(programs);
  });
}
