import { createMedia } from './media.ts';
import { strengthAt } from './spectrum.ts';
import { until } from '../testing/until.ts';
import { createCaller, type Caller } from './testing/caller.ts';
import type { AudioEnd, BrowserEnd, PhoneVoice } from '../platform/ports.ts';
import { goodEar } from '../platform/sound/ear-faults.ts';
import { burst } from './tones.ts';

describe('a browser and a phone, over real WebRTC', () => {
  const media = createMedia({ unkindness: { common: () => goodEar, chance: () => 0.5 } });
  let caller: Caller;
  const ends: AudioEnd[] = [];

  beforeEach(async () => {
    caller = await createCaller();
  });

  afterEach(async () => {
    for (const end of ends.splice(0)) end.close();
    await caller.close();
  });

  async function connect(): Promise<BrowserEnd> {
    const browser = await media.answer(caller.offer);
    ends.push(browser);
    const connected = new Promise<void>((resolve) => browser.onConnected?.(resolve));
    await caller.accept(browser.sdp);
    await connected;
    return browser;
  }

  async function meet(voice: PhoneVoice): Promise<BrowserEnd> {
    const browser = await connect();
    const phone = media.phone(voice);
    ends.push(phone);
    const room = media.room();
    room.add(browser);
    room.add(phone);
    return browser;
  }

  it('hears its own 1000 Hz come back from an echoing phone', async () => {
    const browser = await meet('echo');
    caller.say(burst([1000], 16000));

    await until(() => strengthAt(1000, caller.heard().slice(-4000)) > 0.05);
    await until(() => strengthAt(1000, browser.said()) > 0.05);
    expect(strengthAt(1400, caller.heard().slice(-4000))).toBeLessThan(0.005);
  });

  it('speaks and hears in the place of a phone that is lent to it, and not afterwards', async () => {
    const phone = media.phone('echo');
    const other = media.phone({ samples: burst([1400], 80_000) });
    ends.push(phone, other);
    const room = media.room();
    room.add(phone);
    room.add(other);
    const borrower = await phone.lend?.(caller.offer);
    await caller.accept(borrower?.sdp ?? '');
    caller.say(burst([1000], 80_000));

    await until(() => strengthAt(1400, caller.heard().slice(-4000)) > 0.05);
    await until(() => strengthAt(1000, phone.said()) > 0.05);
    expect(strengthAt(1400, phone.said())).toBeLessThan(0.005);
    borrower?.giveBack();
    await until(() => strengthAt(1400, phone.said()) > 0.03);
    expect(strengthAt(1000, phone.said().slice(-1600))).toBeLessThan(0.005);
  });

  it('hears nothing from a silent phone, though its own sound arrives', async () => {
    const browser = await meet('silence');
    caller.say(burst([1000], 16000));

    await until(() => strengthAt(1000, browser.said()) > 0.05);
    const before = caller.packets.length;
    await until(() => caller.packets.length > before + 25);
    expect(caller.heard().every((sample) => Math.abs(sample) <= 8)).toBe(true);
  });

  it('gets every packet of a second, in order', async () => {
    await meet('echo');
    await until(() => caller.packets.length >= 50);
    const [first = 0] = caller.packets;
    expect(caller.packets).toEqual(caller.packets.map((_, index) => first + index));
  });

  it('hears nothing while packets are kept from it, and goes on afterwards', async () => {
    const browser = await meet('echo');
    await until(() => caller.packets.length > 0);
    browser.ear?.set({ soundToBrowser: 'none' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const before = caller.packets.length;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(caller.packets).toHaveLength(before);
    browser.ear?.reset();
    await until(() => caller.packets.length > before + 10);
  });

  it('is not heard while its packets are kept from the room, and is afterwards', async () => {
    const browser = await meet('silence');
    browser.ear?.set({ soundFromBrowser: 'none' });
    caller.say(burst([1000], 64000));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(strengthAt(1000, browser.said())).toBeLessThan(0.001);
    browser.ear?.set({ soundFromBrowser: 'whole' });
    await until(() => strengthAt(1000, browser.said()) > 0.05);
  });

  it('is left to begin the encryption: what it never begins, nobody goes on with', async () => {
    const browser = await media.answer(caller.offer);
    ends.push(browser);
    expect(browser.sdp).toContain('a=setup:passive');
  });

  it('closes twice as well as once, and then sends nothing more', async () => {
    const browser = await meet('echo');
    await until(() => caller.packets.length > 0);
    browser.close();
    browser.close();
    const sent = caller.packets.length;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(caller.packets.length - sent).toBeLessThanOrEqual(1);
  });

  it.each([
    ['nothing', ''],
    ['no SDP', 'hello'],
    ['no PCMU', 'v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n'],
    ['no fingerprint', 'v=0\r\nm=audio 9 RTP/AVP 0\r\na=ice-ufrag:a\r\na=ice-pwd:b\r\n'],
  ])('refuses an offer with %s', async (_, offer) => {
    await expect(media.answer(offer)).rejects.toMatchObject({ code: 'unusable-offer' });
  });

  it('refuses an offer that brings no microphone', async () => {
    const deaf = caller.offer.replace('a=sendrecv', 'a=recvonly');
    await expect(media.answer(deaf)).rejects.toMatchObject({ code: 'unusable-offer' });
  });

  it('says so when every port is taken, and takes the next call when one is free again', async () => {
    const narrow = createMedia({ ports: [47310, 47311] });
    const [first, second] = [await narrow.answer(caller.offer), await narrow.answer(caller.offer)];
    await expect(narrow.answer(caller.offer)).rejects.toMatchObject({ code: 'no-port-left' });

    first.close();
    ends.push(second);
    await until(async () => {
      const third = await narrow.answer(caller.offer).catch(() => undefined);
      if (third !== undefined) ends.push(third);
      return third !== undefined;
    });
  });
});

it('tells once that a browser went silent for 8 s', async () => {
  const haste = 10;
  const fast = createMedia({
    monotonic: () => performance.now() * haste,
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds / haste);
      return () => {
        clearTimeout(timer);
      };
    },
  });
  const caller = await createCaller();
  const browser = await fast.answer(caller.offer);
  let connectedAt = 0;
  browser.onConnected?.(() => {
    connectedAt = performance.now();
  });
  const tell = jest.fn();
  browser.onLost(tell);
  await caller.accept(browser.sdp);
  caller.say(burst([1000], 80000));
  await until(() => browser.said().some((sample) => sample !== 0));
  await new Promise((resolve) => setTimeout(resolve, (1.2 * 8000) / haste));
  expect(tell).not.toHaveBeenCalled();

  caller.fallSilent();
  await new Promise<void>((resolve) => {
    browser.onLost(resolve);
  });
  expect(performance.now() - connectedAt).toBeGreaterThan((2 * 8000) / haste);
  expect(tell).toHaveBeenCalledTimes(1);
  browser.close();
  await caller.close();
});
