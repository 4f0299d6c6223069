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
      for (let index = 0; index < samples.length; index += 1) {
        ring[slot(place + index)] = samples[index] ?? 0;
      }
    },
    take: (place, length) => {
      const taken = new Int16Array(length);
      for (let index = 0; index < length; index += 1) {
        const at = slot(place + index);
        taken[index] = ring[at] ?? 0;
        ring[at] = 0;
      }
      return taken;
    },
    clear: () => void ring.fill(0),
  };
}
