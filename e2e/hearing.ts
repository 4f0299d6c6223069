import type { Page } from 'playwright-core';
import { until } from './until.ts';

/** What comes out of the page's loudspeaker within half a second. */
export interface Heard {
  /** Of each asked pitch: how far it stands out, as a share of the whole energy (0 to 1). */
  readonly share: Record<number, number>;
  /** Loudness, 0 (silence) to 1. */
  readonly rms: number;
}

/** Listens to the remote audio of the call in this page. */
export async function listen(page: Page, pitches: readonly number[]): Promise<Heard> {
  await page.waitForFunction(
    () => document.querySelector<HTMLAudioElement>('audio[data-remote-audio]')?.srcObject,
  );
  return page.evaluate(async (asked) => {
    const audio = document.querySelector<HTMLAudioElement>('audio[data-remote-audio]');
    const stream = audio?.srcObject;
    if (!(stream instanceof MediaStream)) return { share: {}, rms: 0 };
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const powers = new Float32Array(analyser.frequencyBinCount);
    const sums = new Float64Array(analyser.frequencyBinCount);
    let square = 0;
    const rounds = 5;
    for (let round = 0; round < rounds; round++) {
      const until = context.currentTime + analyser.fftSize / context.sampleRate;
      while (context.currentTime < until) await new Promise(requestAnimationFrame);
      analyser.getFloatTimeDomainData(samples);
      analyser.getFloatFrequencyData(powers);
      square += samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length / rounds;
      powers.forEach((decibels, bin) => (sums[bin] = (sums[bin] ?? 0) + 10 ** (decibels / 10)));
    }
    const whole = sums.reduce((sum, power) => sum + power, 0) || 1;
    const width = context.sampleRate / analyser.fftSize;
    const share = Object.fromEntries(
      asked.map((hz) => {
        const near = sums.filter((_, bin) => Math.abs(bin * width - hz) < 30);
        return [hz, near.reduce((sum, power) => sum + power, 0) / whole];
      }),
    );
    await context.close();
    return { share, rms: Math.sqrt(square) };
  }, pitches);
}

/** Listens until it sounds as expected; rejects with what was heard last when it does not within 12 s. */
export function listenUntil(
  page: Page,
  pitches: readonly number[],
  expected: (heard: Heard) => boolean,
): Promise<Heard> {
  return until(() => listen(page, pitches), expected, 12_000);
}
