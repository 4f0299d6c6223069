import type { Media, Sound } from '../platform/ports.ts';
import { sampleRate } from './frame.ts';

type Kind = Parameters<Media['tone']>[0];

interface Cadence {
  readonly hertz: readonly number[];
  /** Seconds on, off, on, off …; one period. */
  readonly pattern: readonly number[];
}

/** British call progress tones, because the demo's numbers are British (ITU-T E.180 Supplement 2). */
const cadences: Readonly<Record<Kind, Cadence>> = {
  ringback: { hertz: [400, 450], pattern: [0.4, 0.2, 0.4, 2] },
  busy: { hertz: [400], pattern: [0.375, 0.375] },
  beep: { hertz: [1000], pattern: [0.4] },
  congestion: { hertz: [400], pattern: [0.4, 0.35, 0.225, 0.525] },
};

/** −18 dB below the loudest sine. */
const amplitude = 32767 * 10 ** (-18 / 20);

/** Each burst swells and fades for 5 ms: a hard edge is heard as a click. */
const edgeSamples = sampleRate * 0.005;

/** One period of a call progress tone. */
export function tone(kind: Kind): Sound {
  const { hertz, pattern } = cadences[kind];
  const stretches = pattern.map((seconds, index) => {
    const length = Math.round(seconds * sampleRate);
    return index % 2 === 0 ? burst(hertz, length) : new Int16Array(length);
  });
  return { samples: Int16Array.from(stretches.flatMap((stretch) => [...stretch])) };
}

/** `length` samples of the frequencies together, each equally loud. */
export function burst(hertz: readonly number[], length: number): Int16Array {
  return new Int16Array(length).map((_, index) => {
    const edge = Math.min(1, (index + 0.5) / edgeSamples, (length - index - 0.5) / edgeSamples);
    const waves = hertz.map((each) => Math.sin((2 * Math.PI * each * index) / sampleRate));
    const level = waves.reduce((sum, wave) => sum + wave, 0) / hertz.length;
    return Math.round(amplitude * Math.sin((Math.PI / 2) * edge) ** 2 * level);
  });
}
