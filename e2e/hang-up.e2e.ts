import { describeInBrowser } from './describe-in-browser.ts';
import { noLegLeft } from './live-legs.ts';
import { openPad, type Pad } from './pad.ts';
import { startWhole, type Whole } from './whole.ts';

describeInBrowser('hanging up', () => {
  let whole: Whole;
  let pad: Pad;

  beforeAll(async () => {
    whole = await startWhole();
    pad = await openPad(await whole.browser.newPage(), whole.hotline);
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
  });

  it('by the other side ends the talk here too', async () => {
    await pad.call('bob');
    await pad.shows('bob', 'answered');
    await whole.hotline.emulator('POST', 'phones/447700900001/hang-up');
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
