import type { Locator, Page } from 'playwright-core';
import { microphoneHz } from './browser.ts';
import { describeWithEachSdk } from './describe-with-each-sdk.ts';
import { listenUntil, type Heard } from './hearing.ts';
import { openPad, type Pad } from './pad.ts';
import type { Whole } from './whole.ts';

describeWithEachSdk('the phones page beside the pad', (start) => {
  let whole: Whole;
  let pad: Pad;
  let page: Page;

  beforeAll(async () => {
    whole = await start();
    [pad, page] = await Promise.all([
      whole.browser.newPage().then((opened) => openPad(opened, whole.hotline)),
      openPhones(),
    ]);
  });

  afterAll(() => whole.close());

  async function openPhones(): Promise<Page> {
    const opened = await whole.browser.newPage();
    await opened.goto(`${whole.hotline.emulatorUrl}/phones`);
    return opened;
  }

  const button = (name: string, on: Page | Locator = page): Locator =>
    on.getByRole('button', { name, exact: true });

  it('has everybody of contacts.json, also while nobody calls, and follows an edit', async () => {
    const phones = page.locator('#phones').getByRole('heading');
    await phones.nth(4).waitFor();
    expect(await phones.allInnerTexts()).toEqual(['Bob', 'Alice', 'Greeta', 'Sue', 'Tom']);
    whole.hotline.writeContacts([
      { name: 'Bob', number: '+447700900001' },
      { name: 'Greta', id: 'greeta', number: '+447700900003' },
    ]);
    await phones.filter({ hasText: 'Tom' }).waitFor({ state: 'detached' });
    expect(await phones.allInnerTexts()).toEqual(['Bob', 'Greta']);
  });

  it('carries real sound both ways once its person answers', async () => {
    await pad.call('greeta');
    await pad.shows('greeta', 'ringing');
    await button('Answer').click();
    await pad.shows('greeta', 'answered');

    await button('Mute', pad.page).click();
    await until(page, (heard) => heard.rms < 0.001);
    await until(pad.page, hums);
    await button('Mute', pad.page).click();
    await button('Mute').click();
    await until(page, hums);
    await until(pad.page, (heard) => heard.rms < 0.001);
    await button('Mute').click();
    await until(pad.page, hums);
  });

  it('is one page’s at a time: another can take the phone over', async () => {
    const second = await openPhones();
    await second.getByText('Another page is on this phone.').waitFor();
    await button('Take it over here', second).click();
    await second.getByText('You are on this phone.').waitFor();
    await page.getByText('Another page is on this phone.').waitFor();
    await until(second, hums);
    await second.context().close();
    // Its own voice again: the phone says back what it hears, and the call goes on.
    await page.getByText('Nobody is on this phone').waitFor();
    await pad.shows('greeta', 'answered');
    await button('Hang up').click();
    await pad.shows('greeta', 'ended');
  });

  const hums = ({ share }: Heard): boolean => (share[microphoneHz] ?? 0) > 0.5;

  const until = (at: Page, expected: (heard: Heard) => boolean): Promise<Heard> =>
    listenUntil(at, [microphoneHz], expected);
});
