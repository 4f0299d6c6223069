import type { Page } from 'playwright-core';

interface Microphone {
  readonly gain: GainNode;
  readonly track: MediaStreamTrack;
}

interface Opened {
  readonly spoilable: Microphone[];
}

/** Gives the page a microphone that hums, and that can be spoilt. To be called before the page is loaded. */
export async function giveMicrophone(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const spoilable: Microphone[] = [];
    Object.assign(window, { spoilable });
    navigator.mediaDevices.getUserMedia = async () => {
      const context = new AudioContext();
      await context.resume();
      const out = context.createMediaStreamDestination();
      const gain = new GainNode(context, { gain: 0.3 });
      const hum = new OscillatorNode(context, { frequency: 1000 });
      hum.connect(gain).connect(out);
      hum.start();
      for (const track of out.stream.getAudioTracks()) spoilable.push({ gain, track });
      return out.stream;
    };
  });
}

/** The microphone gives no sound at all, as one with its switch off. */
export async function deaden(page: Page, dead: boolean): Promise<void> {
  await page.evaluate((off) => {
    const { gain } = (window as unknown as Opened).spoilable.at(-1) ?? {};
    if (gain) gain.gain.value = off ? 0 : 0.3;
  }, dead);
}

/** The system has muted the microphone: scripts can only be told so, not do it. */
export async function muteBySystem(page: Page, muted: boolean): Promise<void> {
  await page.evaluate((on) => {
    const { track } = (window as unknown as Opened).spoilable.at(-1) ?? {};
    if (!track) return;
    if (on) Object.defineProperty(track, 'muted', { value: true, configurable: true });
    else Reflect.deleteProperty(track, 'muted');
  }, muted);
}

/** The microphone is pulled out; it does not come back in this call. */
export async function unplug(page: Page): Promise<void> {
  await page.evaluate(() => {
    (window as unknown as Opened).spoilable.at(-1)?.track.stop();
  });
}
