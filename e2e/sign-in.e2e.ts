import type { Page } from 'playwright-core';
import { openBrowser, type OpenedBrowser } from './browser.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { startLiveApp, type LiveApp } from './live-app.ts';

const passphrase = 'seven herons over the old mill';

describeInBrowser('signing in, live', () => {
  let live: LiveApp;
  let browser: OpenedBrowser;

  beforeAll(async () => {
    [live, browser] = await Promise.all([startLiveApp(), openBrowser()]);
  });

  afterAll(async () => {
    await browser.close();
    await live.stop();
  });

  /**
   * A page of a device that makes passkeys and whose owner touches it as soon as it asks. What the browser
   * would suggest in a field is left out, unless `suggest`: it would be taken at once.
   */
  async function open(username: string, { suggest = false } = {}): Promise<Page> {
    const page = await browser.newPage({ permissions: ['clipboard-read', 'clipboard-write'] });
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
      },
    });
    if (!suggest) {
      await page.addInitScript(() => {
        PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);
      });
    }
    await page.goto(await live.setupLink(username));
    await page.getByRole('heading', { name: username }).waitFor();
    expect(page.url()).toBe(`${live.url}/setup`);
    return page;
  }

  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
  const onThePad = (page: Page) => page.locator('[data-contact=bob]').waitFor();
  const isFocused = (page: Page, name: string) =>
    page.evaluate((wanted) => document.activeElement?.textContent.trim() === wanted, name);

  async function tabTo(page: Page, name: string): Promise<void> {
    for (let step = 0; step < 30 && !(await isFocused(page, name)); step += 1) {
      await page.keyboard.press('Tab');
    }
    expect(await isFocused(page, name)).toBe(true);
  }

  it('a setup link leads to a passkey, and the passkey in again', async () => {
    const page = await open('alice');
    await button(page, 'Add a passkey').click();
    await onThePad(page);
    await button(page, 'Sign out').click();
    await button(page, 'Sign in with a passkey').click();
    await onThePad(page);
  });

  it('the passkey is suggested where the username is typed', async () => {
    const page = await open('anna', { suggest: true });
    await button(page, 'Add a passkey').click();
    await onThePad(page);
    await button(page, 'Sign out').click();
    await page.waitForRequest('**/api/session/passkey');
    await onThePad(page);
  });

  it('a setup link leads to a passphrase, which is pasted to come in again', async () => {
    const page = await open('bert');
    await field(page, 'Passphrase').fill(passphrase);
    await button(page, 'Use this passphrase').click();
    await onThePad(page);
    await button(page, 'Sign out').click();
    await field(page, 'Username').fill('bert');
    await page.evaluate((text) => navigator.clipboard.writeText(text), passphrase);
    await field(page, 'Passphrase').focus();
    await page.keyboard.press('Control+V');
    await page.keyboard.press('Enter');
    await onThePad(page);
  });

  it('a wrong passphrase is refused in words, and nobody is in', async () => {
    const page = await open('carl');
    await field(page, 'Passphrase').fill(passphrase);
    await button(page, 'Use this passphrase').click();
    await onThePad(page);
    await button(page, 'Sign out').click();
    await field(page, 'Username').fill('carl');
    await field(page, 'Passphrase').fill(`${passphrase}!`);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: /\w/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/login');
  });

  it('all of it goes by keyboard alone', async () => {
    const page = await open('dora');
    await tabTo(page, 'Add a passkey');
    await page.keyboard.press('Enter');
    await onThePad(page);
    await tabTo(page, 'Sign out');
    await page.keyboard.press('Enter');
    await button(page, 'Sign in with a passkey').waitFor();
    await tabTo(page, 'Sign in with a passkey');
    await page.keyboard.press('Enter');
    await onThePad(page);
    await page.goto(`${live.url}/account`);
    await page.getByText('last used').first().waitFor();
    await tabTo(page, 'Show New passphrase');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type(passphrase);
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'changed' }).waitFor();
  });
});
