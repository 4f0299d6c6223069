import { ErrorHandler } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { descriptors, FakeHid, FakeHidDevice } from '../../testing/fake-hid.ts';
import { held } from '../../testing/fake-server.ts';
import { Page } from '../../testing/page.ts';
import { AllowedHeadsets } from './allowed-headsets.ts';
import { HID } from './hid.ts';

/** Bob is on the phone, and a headset on the head. */
async function setUp(prepare: (headset: FakeHidDevice) => void = () => undefined) {
  const headset = new FakeHidDevice('Evolve', descriptors.oneReport);
  prepare(headset);
  const hid = new FakeHid(headset, new FakeHidDevice('Keyboard', [{ usagePage: 1, usage: 6 }]));
  const page = new Page();
  const errors: unknown[] = [];
  TestBed.overrideProvider(HID, { useValue: hid });
  TestBed.overrideProvider(ErrorHandler, {
    useValue: { handleError: (error: unknown) => errors.push(error) },
  });
  await page.open();
  await page.press('bob');
  await page.say('answered');
  await page.settle();
  return { page, hid, headset, errors };
}

const calm = [2, 0, 0] as const;
const offHook = [2, 1, 0] as const;
const muteDown = [2, 0x41, 0] as const;

describe('a headset', () => {
  it('is told that a call is up, and asked for nothing else', async () => {
    const { headset, hid } = await setUp();
    expect(headset.sent.at(-1)).toEqual([2, 0b001, 0]);
    expect(hid.plugged[1]!.opened).toBe(false);
  });

  it('ends the call, and is let go', async () => {
    const { page, headset } = await setUp();
    headset.tell(...offHook);
    expect(page.status()).toBe('answered');
    headset.tell(...calm);
    await page.settle();
    expect(page.tile('bob').dataset.reason).toBe('completed');
    expect(headset.sent.at(-1)).toEqual([2, 0, 0]);
    expect(headset.opened).toBe(false);
  });

  it('mutes and unmutes, and shows it', async () => {
    const { page, headset } = await setUp();
    headset.tell(...muteDown);
    headset.tell(...offHook);
    await page.settle();
    expect(page.text('[data-live=polite]')).toBe('Muted');
    await page.settle(1_000);
    expect(headset.sent.at(-1)).toEqual([2, 0b101, 0]);
    headset.tell(...muteDown);
    await page.settle();
    expect(page.text('[data-live=polite]')).toBe('Unmuted');
  });

  it('shows that it was muted elsewhere, and its echo is no press', async () => {
    const { page, headset } = await setUp();
    page.button('Mute')!.click();
    await page.settle(50);
    expect(headset.sent.at(-1)).toEqual([2, 0b101, 0]);
    headset.tell(...muteDown);
    headset.tell(...offHook);
    await page.settle(1_000);
    expect(page.text('[data-live=polite]')).toBe('Muted');
  });

  it('is used for the next call again, also when that comes before it is let go', async () => {
    const { page, headset } = await setUp();
    const closing = held<undefined>();
    headset.letGo = closing.promise;
    page.button('End call')!.click();
    await page.settle();
    await page.press('alice');
    await page.settle();
    closing.resolve(undefined);
    await page.settle();
    expect(page.status('alice')).toBe('dialing');
    expect(headset.opened).toBe(true);
    expect(headset.sent.at(-1)).toEqual([2, 0b001, 0]);
    headset.tell(...offHook);
    headset.tell(...calm);
    await page.settle();
    expect(page.status('alice')).toBe('ended');
  });

  it('may be unplugged in a call: that is said once, and the call goes on', async () => {
    const { page, hid, headset, errors } = await setUp();
    hid.unplug(headset);
    await page.settle();
    const words = 'Evolve is disconnected. The call goes on without its buttons.';
    expect(page.text('[data-live=assertive]')).toBe(words);
    expect(page.text('.float-notice')).toContain(words);
    page.button('Mute')!.click();
    await page.settle();
    expect(page.status()).toBe('answered');
    page.button('End call')!.click();
    await page.settle();
    expect(page.text('.float-notice')).toBe('');
    expect(errors).toEqual([]);
  });

  it('that another program has is said so, and the call goes on', async () => {
    const { page, errors } = await setUp((headset) => {
      headset.taken = new Error('in use');
    });
    expect(page.text('.float-notice')).toContain('another program may be using them');
    expect(page.status()).toBe('answered');
    expect(errors).toEqual([new Error('in use')]);
  });

  it('that is chosen in a call is used at once', async () => {
    const { page, hid } = await setUp();
    const chosen = new FakeHidDevice('Voyager', descriptors.manyReports);
    hid.chosen = [chosen];
    expect(await TestBed.inject(AllowedHeadsets).choose()).toBe('Voyager');
    await page.settle();
    await page.settle();
    expect(chosen.sent).toEqual([
      [0x18, 1],
      [0x19, 0],
    ]);
  });

  it('is left alone when no call is up', async () => {
    const { page, headset } = await setUp();
    page.button('End call')!.click();
    await page.settle(5_000);
    headset.tell(...offHook);
    headset.tell(...calm);
    expect(headset.oninputreport).toBeNull();
  });
});
