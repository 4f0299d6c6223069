import type { Page } from 'playwright-core';
import { openPad } from './pad.ts';
import type { Whole } from './whole.ts';
import { scriptContacts } from './script-names.ts';

/** What happened on a pad whose names are scripts. */
export interface ScriptedPad {
  readonly names: number;
  /** Names that stand on the pad, letter by letter. */
  readonly shown: number;
  /** What ran, or wanted to: dialogs, violations of the policy, requests to other hosts. */
  readonly amiss: readonly string[];
}

/** Signs in, calls somebody whose name is a script, and looks at everything that shows the name. */
export async function useScriptedPad(
  { hotline, browser }: Whole,
  count: number,
): Promise<ScriptedPad> {
  const contacts = scriptContacts(count) as readonly { name: string }[];
  hotline.writeContacts(contacts);
  const page = await browser.newPage();
  const amiss = await watch(page, hotline);
  const pad = await openPad(page, hotline);
  await page
    .locator('[data-contact]')
    .nth(count - 1)
    .waitFor();
  const text = await page.locator('body').innerText();
  await pad.call('bob');
  await pad.shows('bob', 'answered');
  await pad.endCall();
  await pad.shows('bob', 'ended');
  await page.locator('[data-call] .activity-details').first().click();
  await page
    .locator('.timeline-summary')
    .getByText(/^Ended/)
    .waitFor();
  await page.goto(`${hotline.url}/home`);
  await page.locator('[data-call]').first().waitFor();
  return {
    names: contacts.length,
    shown: contacts.filter(({ name }) => text.includes(name)).length,
    amiss: await amiss(),
  };
}

async function watch(page: Page, { url, emulatorUrl }: Whole['hotline']) {
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const known = [url, emulatorUrl].map((own) => new URL(own).port);
  page.on('request', (request) => {
    const { protocol, hostname, port } = new URL(request.url());
    const own = ['localhost', '127.0.0.1'].includes(hostname) && known.includes(port);
    if (/^https?:$/.test(protocol) && !own) seen.push(`a request: ${request.url()}`);
  });
  await page.exposeFunction('violated', (what: string) => seen.push(what));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
      const { violated } = window as unknown as { violated: (what: string) => void };
      violated(`a violation: ${violatedDirective} ${blockedURI} ${sourceFile}`);
    });
  });
  return async () => {
    const run = await page
      .locator('app-root :is(script, iframe, object, embed, base, [onerror], [onload])')
      .count();
    return run === 0 ? seen : [...seen, `${run} elements of a name`];
  };
}
