import { contactPhones } from './contact-phones.ts';
import { describeWithEachSdk } from './describe-with-each-sdk.ts';
import { noLegLeft } from './live-legs.ts';
import { noOpenMicrophone, watchMicrophone } from './open-microphone.ts';
import { openPad, type Pad } from './pad.ts';
import type { Whole } from './whole.ts';

describeWithEachSdk('hanging up', (start) => {
  let whole: Whole;
  let pad: Pad;

  beforeAll(async () => {
    whole = await start();
    const page = await whole.browser.newPage();
    await watchMicrophone(page);
    pad = await openPad(page, whole.hotline);
  });

  afterEach(async () => {
    await noLegLeft(whole.hotline);
  });

  afterAll(() => whole.close());

  it('right after the click cancels the call before it joins', async () => {
    await pad.call('bob');
    await pad.press('bob');
    await pad.shows('bob', 'ended');
    expect(await pad.reason('bob')).toBe('cancelled');
    expect(await pad.words('bob')).toMatch(/didn.t ring/i);
  });

  // Around the moment at which the platform takes the call: before it is placed, while it is, after it joined.
  it.each([0, 100, 200, 300, 450, 700])(
    '%i ms after the click leaves no leg and no open microphone',
    async (milliseconds) => {
      await pad.call('bob');
      await pad.page.waitForTimeout(milliseconds);
      await pad.press('bob');
      await pad.shows('bob', 'ended');
      expect(await pad.reason('bob')).toBe('cancelled');
      await noOpenMicrophone(pad.page);
    },
  );

  it('while it rings stops the ringing', async () => {
    await pad.call('bob');
    await pad.shows('bob', 'ringing');
    await pad.endCall();
    await pad.shows('bob', 'ended');
    expect(await pad.reason('bob')).toBe('cancelled');
    expect(await pad.words('bob')).toMatch(/stopped ringing/i);
  });

  it('after the answer ends the talk', async () => {
    await pad.call('bob');
    await pad.shows('bob', 'answered');
    await pad.endCall();
    await pad.shows('bob', 'ended');
    expect(await pad.reason('bob')).toBe('completed');
    await noOpenMicrophone(pad.page);
  });

  it('by the other side ends the talk here too', async () => {
    const phone = contactPhones(whole.hotline);
    await pad.call('bob');
    await phone('Bob')
      .expectCall()
      .hears(/Transferring/)
      .answers()
      .says('Hello');
    await pad.shows('bob', 'answered');
    await phone('Bob').hangsUp().endsWith('completed');
    await pad.shows('bob', 'ended');
    expect(await pad.reason('bob')).toBe('completed');
  });

  it('twice in a row is once', async () => {
    await pad.call('bob');
    await pad.shows('bob', 'answered');
    const end = pad.page.getByRole('region', { name: 'Current call' }).getByText('End call');
    await end.dblclick();
    await pad.shows('bob', 'ended');
    expect(await pad.reason('bob')).toBe('completed');
  });

  it('leaves the next call alone', async () => {
    await pad.call('bob');
    await pad.press('bob');
    await pad.shows('bob', 'ended');
    await pad.call('sue');
    await pad.shows('sue', 'ringing');
    await pad.shows('sue', 'ended');
    expect(await pad.reason('sue')).toBe('declined');
  });
});
