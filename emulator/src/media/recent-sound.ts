import { sampleRate } from './frame.ts';

export interface RecentSound {
  add(frame: Int16Array): void;
  /** A copy of the last second, the oldest sample first; silence where there was nothing yet. */
  copy(): Int16Array;
}

/** Remembers the last second of sound. */
export function createRecentSound(): RecentSound {
  const ring = new Int16Array(sampleRate);
  let oldest = 0;
  return {
    add: (frame) => {
      for (const sample of frame) {
        ring[oldest] = sample;
        oldest = (oldest + 1) % sampleRate;
      }
    },
    copy: () => Int16Array.from([...ring.subarray(oldest), ...ring.subarray(0, oldest)]),
  };
}
