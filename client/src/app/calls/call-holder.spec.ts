import { Page } from '../testing/page.ts';

const held = 'hotline-held-call';

beforeEach(() => {
  localStorage.clear();
});

async function withCallOfAnother(): Promise<Page> {
  const page = await new Page().open();
  await page.hearFromServer({ status: 'answered', answeredAt: 1 });
  return page;
}

describe('a call that this page does not hold', () => {
  it('is asked about, and said to be in the window that answers', async () => {
    const page = await withCallOfAnother();
    expect(page.windows.said).toEqual([['who-holds', 'call-1']]);
    page.windows.hear(['held', 'call-1']);
    await page.settle();
    expect(page.text('.call-bar')).toContain('In another window');
    expect(page.text('[data-contact=bob]')).toContain('In another window');
    expect(page.button('Mute')).toBeUndefined();
  });

  it('that this browser placed, and no window has, is said to be gone, once', async () => {
    localStorage.setItem(held, 'call-1');
    const page = await withCallOfAnother();
    const words = 'This call’s window is gone. It ends by itself within 30 s.';
    expect(page.text('.call-bar')).not.toContain('gone');
    await page.settle(1_000);
    expect(page.text('.call-bar')).toContain(words);
    expect(page.text('[data-live=assertive]')).toBe(words);
    await page.press('alice');
    await page.settle(6_000);
    expect(page.text('[data-live=assertive]')).toBe('');
  });

  it('that this browser never placed may be in another browser', async () => {
    const page = await withCallOfAnother();
    await page.settle(1_000);
    expect(page.text('.call-bar')).toContain('In another browser');
  });

  it('is found to be gone also when its window goes later', async () => {
    localStorage.setItem(held, 'call-1');
    const page = await withCallOfAnother();
    page.windows.hear(['held', 'call-1']);
    await page.settle(5_000);
    expect(page.text('.call-bar')).toContain('In another window');
    await page.settle(1_000);
    expect(page.text('.call-bar')).toContain('window is gone');
  });

  it('can be ended here', async () => {
    localStorage.setItem(held, 'call-1');
    const page = await withCallOfAnother();
    await page.settle(1_000);
    page.button('End call')!.click();
    await page.settle();
    expect(page.server.requests).toContain('DELETE /api/calls/call-1');
    expect(page.windows.said).toContainEqual(['end', 'call-1']);
    expect(page.status()).toBe('ended');
    expect(page.text('.call-bar')).toBe('No call');
  });
});

describe('a call that this page holds', () => {
  it('is its own: no window is asked, and those who ask are answered', async () => {
    const page = await new Page().open();
    await page.press('bob');
    expect(page.windows.said).toEqual([]);
    expect(localStorage.getItem(held)).toBe('call-1');
    page.windows.hear(['who-holds', 'call-1']);
    expect(page.windows.said).toEqual([['held', 'call-1']]);
    await page.settle(1_000);
    expect(page.text('.call-bar')).not.toContain('window');
  });
});
