export interface SampleRing {
  /** Puts samples at their places, `place` being the first one's. */
  write(place: number, samples: Int16Array): void;
  /** The samples from `place` on, 0 where nothing was written; their places are then empty. */
  take(place: number, length: number): Int16Array;
  clear(): void;
}

/** Samples by their place in an endless stream, of which `size` samples are remembered. */
export function createSampleRing(size: number): SampleRing {
  const ring = new Int16Array(size);
  const slot = (place: number): number => ((place % size) + size) % size;
  return {
    write: (place, samples) => {
      for (const [index, sample] of samples.entries()) ring[slot(place + index)] = sample;
    },
    take: (place, length) =>
      new Int16Array(length).map((_, index) => {
        const sample = ring[slot(place + index)] ?? 0;
        ring[slot(place + index)] = 0;
        return sample;
      }),
    clear: () => void ring.fill(0),
  };
}
