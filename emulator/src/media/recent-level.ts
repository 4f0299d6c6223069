import { silentFrame } from './frame.ts';

export interface RecentLevel {
  /** A frame that nobody will change. */
  add(frame: Int16Array): void;
  /** Root mean square of the last quarter of a second, 0 to 1. */
  level(): number;
}

const frames = 12;
const fullScale = 32768;

/** Remembers how loud it was lately; it costs nothing until somebody asks. */
export function createRecentLevel(): RecentLevel {
  const ring = Array.from({ length: frames }, () => silentFrame);
  let oldest = 0;
  return {
    add: (frame) => {
      ring[oldest] = frame;
      oldest = (oldest + 1) % frames;
    },
    level: () => {
      let [energy, samples] = [0, 0];
      for (const frame of ring) {
        samples += frame.length;
        if (frame === silentFrame) continue;
        for (const sample of frame) energy += sample * sample;
      }
      return Math.sqrt(energy / samples) / fullScale;
    },
  };
}
