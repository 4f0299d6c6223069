import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeInBrowser } from './describe-in-browser.ts';
import { openPad, type Pad } from './pad.ts';
import { startWhole, type Whole } from './whole.ts';

const bob = { name: 'Bob', number: '+447700900001' };

describeInBrowser('contacts.json', () => {
  let whole: Whole;
  let pad: Pad;

  beforeAll(async () => {
    whole = await startWhole();
    pad = await openPad(await whole.browser.newPage(), whole.hotline);
  });

  afterAll(() => whole.close());

  it('shows a person who is added, and lets them be called', async () => {
    whole.hotline.writeContacts([bob, { name: 'Zoë Quick', number: '+447700900002' }]);
    await pad.page.locator('[data-contact=zoe-quick]').waitFor({ timeout: 3000 });
    await pad.call('zoe-quick');
    await pad.shows('zoe-quick', 'ended');
    expect(await pad.reason('zoe-quick')).toBe('busy');
  });

  it('keeps the last good list on a broken edit and says where it is wrong', async () => {
    writeFileSync(join(whole.hotline.folder, 'contacts.json'), '[\n  { "name": "Bob", }\n]');
    const notice = pad.page.getByText(/contacts\.json/).first();
    await notice.waitFor({ timeout: 3000 });
    expect(await pad.page.locator('body').innerText()).toMatch(/line 2/i);
    await pad.page.locator('[data-contact=zoe-quick]').waitFor();
    whole.hotline.writeContacts([bob]);
    await pad.page.locator('[data-contact=zoe-quick]').waitFor({ state: 'detached' });
    await notice.waitFor({ state: 'detached' });
  });

  it('says what to do when it lists nobody', async () => {
    whole.hotline.writeContacts([]);
    await pad.page.getByText('No one is on your pad yet').waitFor({ timeout: 3000 });
    whole.hotline.writeContacts([bob]);
    await pad.page.locator('[data-contact=bob]').waitFor();
  });
});
