import type { Page } from 'playwright-core';
import { watchTile } from './watch-tile.ts';

export type Status = 'idle' | 'dialing' | 'ringing' | 'answered' | 'ended';

/** The pad, as the one who uses it sees it. */
export interface Pad {
  readonly page: Page;
  /** Presses the name. */
  press(contact: string): Promise<void>;
  /** Presses the name of somebody who is not in a call, and sees that calling begins. */
  call(contact: string): Promise<void>;
  /** Waits until the tile shows this status, and why when it is an end; rejects with the page's words when it does not. */
  shows(contact: string, status: Status, milliseconds?: number): Promise<void>;
  /** What a person reads on the tile. */
  words(contact: string): Promise<string>;
  reason(contact: string): Promise<string | null>;
  endCall(): Promise<void>;
}

/** Signs in, as john, where the browser is not signed in yet, and waits until names can be called. */
export async function openPad(
  page: Page,
  { url }: { readonly url: string },
  name = 'john',
): Promise<Pad> {
  await page.goto(url);
  const username = page.getByLabel('Username');
  await username.or(page.locator('[data-contact=bob]')).waitFor();
  if (await username.isVisible()) {
    await username.fill(name);
    await page.keyboard.press('Enter');
  }
  await page.locator('[data-contact=bob]:not([aria-disabled=true])').waitFor();
  const tile = (contact: string) => page.locator(`[data-contact=${contact}]`);
  const shows: Pad['shows'] = async (contact, status, milliseconds = 15_000) => {
    try {
      await page
        .locator(`[data-contact=${contact}][data-status=${status}]:not([data-reason=unknown])`)
        .waitFor({ timeout: milliseconds });
    } catch (error) {
      const seen = `${await tile(contact).getAttribute('data-status')}: ${await tile(contact).innerText()}`;
      throw new Error(`${contact} is not ${status} but ${seen}`, { cause: error });
    }
  };
  return {
    page,
    press: (contact) => tile(contact).click(),
    call: async (contact) => {
      const dialing = await watchTile(page, contact, 'dialing');
      await tile(contact).click();
      await dialing.seen();
    },
    shows,
    words: (contact) => tile(contact).innerText(),
    reason: (contact) => tile(contact).getAttribute('data-reason'),
    endCall: () => page.getByRole('region', { name: 'Current call' }).getByText('End call').click(),
  };
}
