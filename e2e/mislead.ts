import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { byHand } from './by-hand.ts';
import { crossSiteWays, tryCrossSite } from './cross-site.ts';
import { openEvilSite } from './evil-site.ts';
import { openPad } from './pad.ts';
import { signFor } from './sign-for.ts';
import type { Whole } from './whole.ts';

/** See EvilSite. */
export type Origin = 'otherSite' | 'otherOrigin';

/** What came of one way to use that somebody is signed in. */
export interface Misled {
  readonly way: string;
  readonly from: Origin;
  readonly inCall: boolean;
  /** What the other site could read, if anything. */
  readonly read: string | undefined;
  /** Whether the user's calls, or who is signed in, are other than before. */
  readonly changed: boolean;
}

/** Somebody who is signed in opens a page of another site that tries every way to use that: in a call, and without one. */
export async function mislead(
  { hotline, browser }: Whole,
  origins: readonly Origin[],
): Promise<Misled[]> {
  await using evil = await openEvilSite();
  const { page } = await openPad(await browser.newPage(), hotline);
  const cookie = await cookiesOf(page);
  const john = byHand(hotline.url, signFor(join(hotline.folder, '.hotline')));
  const look = async () => {
    const calls = await john.calls(cookie);
    const who = await fetch(`${hotline.url}/api/session`, { headers: { cookie } });
    const states = calls.map(({ id, call }) => `${id} ${call.status}`);
    return [await cookiesOf(page), await who.text(), ...states].join('\n');
  };
  const tried: Misled[] = [];
  for (const inCall of [false, true]) {
    const call = inCall ? await john.place(cookie) : 'a'.repeat(26);
    for (const from of origins) {
      const other = await page.context().newPage();
      await other.goto(evil[from]);
      for (const way of crossSiteWays) {
        const before = await look();
        const read = await tryCrossSite(other, way, { url: hotline.url, call });
        tried.push({ way, from, inCall, read, changed: (await look()) !== before });
      }
      await other.close();
    }
    if (inCall) await john.letGo(call, cookie);
  }
  return tried;
}

async function cookiesOf(page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}
