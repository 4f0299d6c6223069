import { generateKeyPairSync } from 'node:crypto';
import { platform } from 'node:os';
import { createEmulator } from '@hotline/emulator/emulator';
import { strengthAt } from '@hotline/emulator/media/spectrum';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { listenToAnnouncements } from './announcements.ts';
import { microphoneHz, openBrowser, type OpenedBrowser } from './browser.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { faults } from './faults.ts';
import { listen } from './hearing.ts';
import { noOpenMicrophone, watchMicrophone } from './open-microphone.ts';
import { until } from './until.ts';

const application = {
  ...{ id: 'shop', name: 'Shop', numbers: ['447700900000'] },
  publicKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey,
  ...{ signatureSecret: 'a secret of thirty-two characters', apiKey: 'abcd1234' },
  // Nobody is there.
  answerUrl: { url: 'http://127.0.0.1:1/answer', method: 'GET' as const },
};
/** Stands for an address in a network. */
const elsewhere = platform() === 'linux' ? '127.0.0.2' : '127.0.0.1';
const ann = '447700900018';
const people = [
  { number: ann, name: 'Ann' },
  { number: '447700900002', name: 'Ben, whose name is so long that it does not fit on one line' },
  { number: '447700900009', name: 'Cleo' },
];

describeInBrowser('the phones page', () => {
  const emulator = createEmulator({ port: 0, nearby: { address: elsewhere, port: 0 } });
  let url: string;
  let nearbyUrl: string | undefined;
  let browser: OpenedBrowser;

  beforeAll(async () => {
    emulator.addApplication(application);
    [{ url, nearbyUrl }, browser] = await Promise.all([emulator.start(), openBrowser()]);
  });

  afterEach(async () => {
    for (const page of opened.splice(0)) await page.context().close();
    emulator.reset();
    emulator.setPhones([]);
  });

  afterAll(() => Promise.all([emulator.stop(), browser.close()]));

  const opened: Page[] = [];

  async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await browser.newPage({ bypassCSP: true, reducedMotion: 'reduce', ...options });
    opened.push(page);
    page.setDefaultTimeout(15_000);
    return page;
  }

  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await newPage(options);
    await page.goto(`${url}/phones`);
    return page;
  }

  /** That phone rings, and hears this when it is answered. */
  function call(number: string) {
    return emulator.platform.placeCall({
      application,
      to: { type: 'phone', number },
      from: '447700900000',
      script: [{ action: 'talk', text: 'Good morning.', loop: 0 }],
      ...{ eventUrl: undefined, detection: undefined, ringTime: 60_000, talkTime: 60_000 },
    });
  }

  /** Waits until what is said to the phone arrives: from then on the connection can be left in peace. */
  async function hears(page: Page, phone = 0): Promise<void> {
    await page.getByText('You are on this phone.').nth(phone).waitFor();
    const level = page.locator('.levels p', { hasText: 'Them' }).nth(phone);
    await level.getByText(/good|quiet|loud/).waitFor();
  }

  /** The microphone is refused, as when somebody has said no. */
  async function refuseMicrophone(page: Page): Promise<void> {
    await page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('no', 'NotAllowedError'));
    });
  }

  it.each([
    ['light', 1280],
    ['dark', 360],
  ] as const)('has nothing to mend: %s, %i px', async (colorScheme, width) => {
    const page = await open({ colorScheme, viewport: { width, height: 800 } });
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await page.getByText('No phone has a name yet').waitFor();
    expect(await faults(page)).toEqual([]);

    emulator.setPhones(people);
    await page.getByRole('heading', { name: 'Cleo' }).waitFor();
    expect(await faults(page)).toEqual([]);

    call(ann);
    call('447700900009');
    await button('Answer').nth(1).waitFor();
    expect(await faults(page)).toEqual([]);

    await button('Answer').first().click();
    await hears(page);
    await page.getByText('“Good morning.”').waitFor();
    await page.getByText('Keypad', { exact: true }).first().click();
    await button('Mute').click();
    expect(await faults(page)).toEqual([]);

    await refuseMicrophone(page);
    await button('Answer').click();
    await page.getByText('Your browser is blocking the microphone.').waitFor();
    await hears(page, 1);
    expect(await faults(page)).toEqual([]);
    await button('Hang up').first().click();
    await button('Hang up').click();

    emulator.faults.set({ delayAnswers: 3000 });
    await button('Call Shop').first().click();
    await page.getByText('Calls Shop', { exact: true }).waitFor();
    expect(await faults(page)).toEqual([]);

    emulator.setPhones(
      Array.from({ length: 40 }, (_, index) => ({
        number: `4477009001${index + 10}`,
        name: `Person ${index}`,
      })),
    );
    await page.getByText('Make it go wrong', { exact: true }).click();
    await page.getByLabel('Find a phone').fill('son 17');
    await page.getByRole('heading', { name: 'Person 16' }).waitFor({ state: 'hidden' });
    await page.getByLabel('Find a phone').fill('');
    await page.getByRole('heading', { name: 'Person 39' }).waitFor();
    expect(await faults(page)).toEqual([]);
  });

  it('says each change once', async () => {
    emulator.setPhones(people);
    const page = await open();
    await page.getByRole('heading', { name: 'Cleo' }).waitFor();
    const announcements = await listenToAnnouncements(page);
    call(ann);
    await page.getByRole('button', { name: 'Answer' }).click();
    await hears(page);
    await page.getByText('“Good morning.”').waitFor();
    await page.getByRole('button', { name: 'Hang up' }).click();
    await page.getByText('No phone is in a call.').waitFor();
    call('447700900002');
    await page.locator('.last', { hasText: 'it was busy' }).waitFor();
    expect(await announcements()).toEqual([
      'Ann is ringing, called by Shop.',
      'Ann is in a call.',
      'You are on the phone of Ann.',
      'Ann: Called by Shop: it was answered, and is over.',
      expect.stringMatching(/^Ben.*: Called by Shop: it was busy\.$/),
    ]);
  });

  it('rings aloud until somebody answers, or turns it off', async () => {
    const page = await newPage();
    await page.addInitScript(() => {
      const state = { bells: 0 };
      Object.assign(window, { state });
      window.AudioBufferSourceNode = class extends AudioBufferSourceNode {
        override start(...when: [number?]) {
          state.bells += 1;
          super.start(...when);
        }
        override stop(...when: [number?]) {
          state.bells -= 1;
          super.stop(...when);
        }
      };
    });
    await page.goto(`${url}/phones`);
    const bells = (count: number) =>
      page.waitForFunction(
        (expected) => (window as unknown as { state: { bells: number } }).state.bells === expected,
        count,
      );
    call(ann);
    call('447700900009');
    await page.getByRole('button', { name: 'Answer' }).nth(1).waitFor();
    await bells(1);
    await page.getByRole('button', { name: 'Decline' }).first().click();
    await bells(1);
    await page.getByLabel('Ring aloud').uncheck();
    expect(await page.getByLabel('Volume').isDisabled()).toBe(true);
    await page.reload();
    expect(await page.getByLabel('Ring aloud').isChecked()).toBe(false);
    await page.getByRole('button', { name: 'Decline' }).first().click();
    await bells(0);
  });

  it('is worked by keyboard alone', async () => {
    emulator.setPhones(people);
    const page = await open();
    await page.getByRole('heading', { name: 'Cleo' }).waitFor();
    const press = async (name: string): Promise<void> => {
      await page.getByRole('button', { name, exact: true }).first().focus();
      await page.keyboard.press('Enter');
    };
    const focused = (text: string) =>
      page.waitForFunction((words) => document.activeElement?.textContent.trim() === words, text);
    call(ann);
    await page.getByRole('button', { name: 'Answer' }).waitFor();
    await press('Answer');
    await hears(page);
    await focused('Hang up');
    await page.keyboard.press('Enter');
    await page.getByText('No phone is in a call.').waitFor();
    await focused('Calls now');
    await page.locator('.phone select').first().selectOption({ label: 'Is always busy' });
    await page.locator('.does', { hasText: 'Is always busy' }).first().waitFor();
    call(ann);
    await page.locator('.last', { hasText: 'it was busy' }).waitFor();
    await page.locator('.phone select').first().selectOption('');
    await page.locator('.does', { hasText: 'Rings until' }).first().waitFor();
    expect(emulator.platform.habit(ann)).toBe('rings');
  });

  it('lets a phone have its own voice again, and takes it back, without a complaint', async () => {
    const page = await open();
    call(ann);
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await button('Answer').click();
    await hears(page);
    await button('Let it talk by itself').click();
    await page.getByText('Nobody is on this phone').waitFor();
    expect(await page.locator('#problem').innerText()).toBe('');
    await button('Talk here').click();
    await hears(page);
    expect(await page.locator('#problem').innerText()).toBe('');
  });

  it('says so when the microphone is unplugged, and opens it again when asked', async () => {
    const page = await newPage();
    await watchMicrophone(page);
    await page.goto(`${url}/phones`);
    call(ann);
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await button('Answer').click();
    await hears(page);
    await page.waitForFunction(() => {
      const { microphones } = window as unknown as { microphones: MediaStreamTrack[] };
      return microphones[0]?.dispatchEvent(new Event('ended'));
    });
    await page.getByText('Your microphone is gone.').waitFor();
    expect(await button('Mute').isVisible()).toBe(false);
    await button('Try the microphone again').click();
    await button('Mute').waitFor();
    await button('Hang up').click();
    await page.getByText('No phone is in a call.').waitFor();
    await noOpenMicrophone(page);
  });

  it('says what the application wanted when a phone calls it', async () => {
    emulator.setPhones(people);
    const page = await open();
    await page.getByRole('button', { name: 'Call Shop' }).first().click();
    const last = /It called Shop\. The answer URL did not answer.*ECONNREFUSED/;
    await page.locator('.last', { hasText: last }).waitFor();
  });

  it('picks up from another machine, by the secret link, with sound to that address alone', async () => {
    const page = await newPage({ ignoreHTTPSErrors: true });
    await page.goto(nearbyUrl ?? '');
    expect(page.url()).toMatch(/\/phones$/);
    const { leg } = call(ann);
    const answer = page.waitForResponse(/\/audio\?/);
    await page.getByRole('button', { name: 'Answer' }).click();
    const { sdp } = (await (await answer).json()) as { sdp: string };
    const places = [...sdp.matchAll(/^a=candidate:(?:\S+ ){4}(\S+)/gm)].map(([, place]) => place);
    expect(new Set(places)).toEqual(new Set([elsewhere]));
    await hears(page);
    await until(
      async () => (await listen(page, [microphoneHz])).rms,
      (rms) => rms > 0.005,
      10_000,
    );
    await until(
      () =>
        Promise.resolve(strengthAt(microphoneHz, emulator.platform.said(leg) ?? new Int16Array())),
      (strength) => strength > 0.01,
      10_000,
    );
    expect(await page.getByText('Make it go wrong').isVisible()).toBe(false);
    expect(await page.getByRole('link').count()).toBe(0);
  });

  it('says so when the emulator is gone', async () => {
    const other = createEmulator({ port: 0 });
    const { url: gone } = await other.start();
    const page = await newPage();
    await page.goto(`${gone}/phones`);
    await page.getByText('No phone has a name yet').waitFor();
    await other.stop();
    await page.getByText('The emulator does not answer. Trying again…').waitFor();
    expect(await faults(page)).toEqual([]);
  });
});
