import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replayCall } from '@hotline/emulator/test-library/replay-call';
import { demoApplication } from '@hotline/server/demo-application';
import type { Page } from 'playwright-core';
import { describeWithEachSdk } from './describe-with-each-sdk.ts';
import { faults } from './faults.ts';
import { openPad, type Pad } from './pad.ts';
import type { Whole } from './whole.ts';

describeWithEachSdk('the inspector', (start) => {
  let whole: Whole;
  let pad: Pad;

  beforeAll(async () => {
    whole = await start();
    pad = await openPad(await whole.browser.newPage(), whole.hotline);
  });

  afterAll(() => whole.close());

  async function openInspector(colorScheme: 'light' | 'dark', width = 1280): Promise<Page> {
    const page = await whole.browser.newPage({
      ...{ colorScheme, viewport: { width, height: 900 } },
      ...{ bypassCSP: true, acceptDownloads: true },
    });
    await page.goto(`${whole.hotline.emulatorUrl}/inspector`);
    await page.locator('#connection:empty').waitFor({ state: 'attached' });
    return page;
  }

  it('shows live what is wrong with a webhook, and what to do about it', async () => {
    const page = await openInspector('light');
    expect(await faults(page)).toEqual([]);
    await whole.hotline.emulator('PUT', 'faults', { answers: 'wrong-type' });
    await pad.call('bob');
    await pad.shows('bob', 'ended');
    const calls = page.locator('#calls button');
    await calls.getByText('Failed: answer URL').waitFor();
    const asked = page.locator('.entry', { hasText: 'Answer URL asked' });
    await asked.getByText(/content type is "text\/html"/).waitFor();
    await asked.getByText(/the fault "answers: wrong-type" is switched on/).waitFor();
    expect(await faults(page)).toEqual([]);

    await whole.hotline.emulator('POST', 'reset');
    await page.getByText('The emulator was reset').waitFor();
    expect(await faults(page)).toEqual([]);
    await page.close();
  });

  it('filters calls, unfolds what was replied, and is for everybody', async () => {
    await whole.hotline.emulator('PUT', 'faults', { answers: 'failing' });
    await pad.call('bob');
    await pad.shows('bob', 'ended');
    await whole.hotline.emulator('PUT', 'faults', { answers: 'none' });
    await pad.call('sue');
    await pad.shows('sue', 'ended');

    const page = await openInspector('dark', 360);
    const calls = page.locator('#calls button:not([data-call=no-call])');
    await page.getByText('(2)').waitFor();
    await page.getByLabel('What failed').selectOption('answer-url');
    await page.getByText('(1)').waitFor();
    await page.getByLabel('What failed').selectOption('');
    await page.getByText('(2)').waitFor();
    await page.getByLabel('Search').fill('rejected');
    await page.getByText('(1)').waitFor();
    await calls.filter({ hasText: 'rejected' }).click();
    const instructions = page.locator('.entry', { hasText: 'Instructions: talk, connect' });
    await instructions.getByText('Details: NCCO').click();
    await instructions.getByText('Transferring your call now.').waitFor();
    expect(await page.locator('.entry', { hasText: 'Browser SDK' }).count()).toBeGreaterThan(2);
    expect(await faults(page)).toEqual([]);
    await page.close();
  });

  it('exports a call, which Hotline answers again as it did', async () => {
    const page = await openInspector('light');
    await page.getByLabel('Search').fill('rejected');
    await page.getByText('(1)').waitFor();
    await page.locator('#calls button').first().click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByText('Export for replay').click(),
    ]);
    const file = await download.path();
    const text = readFileSync(file, 'utf8');
    const call = JSON.parse(text) as object;
    expect(text).not.toMatch(/eyJ|Bearer|PRIVATE/);

    // A dialled id is good once: the replay needs one of its own.
    const placed = await pad.page.request.post(`${whole.hotline.url}/api/calls`, {
      data: { contactId: 'sue' },
    });
    const { id } = (await placed.json()) as { id: string };
    const {
      apiKey,
      signatureSecrets,
      id: applicationId,
    } = demoApplication(join(whole.hotline.folder, '.hotline'));
    const identity = { applicationId, apiKey, signatureSecret: signatureSecrets[0] ?? '' };
    const webhooks = `${whole.hotline.url}/webhooks`;
    const urls = { answerUrl: `${webhooks}/answer`, eventUrl: `${webhooks}/event` };
    await replayCall(call, { ...urls, identity, set: { to: id } });
    await expect(
      replayCall(call, { ...urls, identity, set: { to: 'no-such-call' } }),
    ).rejects.toThrow(/Sorry, this call cannot be placed/);
    await page.close();
  });
});
