import { saturate } from '../mix.ts';

/** Samples to each side that a new one is made of. */
const reach = 8;

const taps = Array.from({ length: 2 * reach }, (_, index) => tap(index - reach + 0.5));
const total = taps.reduce((sum, each) => sum + each, 0);

/** Sound at twice its rate, frame by frame, 1 ms late: between two samples comes the one that belongs there. */
export function createRateDoubler(): (frame: Int16Array) => Int16Array {
  let past = new Int16Array(2 * reach);
  return (frame) => {
    const line = Int16Array.of(...past, ...frame);
    past = line.slice(-2 * reach);
    return new Int16Array(2 * frame.length).map((_, index) => {
      const first = index >> 1;
      if (index % 2 === 0) return line[first + reach] ?? 0;
      const sum = taps.reduce((all, weight, at) => all + weight * (line[first + 1 + at] ?? 0), 0);
      return saturate(sum / total);
    });
  };
}

/** A windowed sinc: all that the telephone carries passes, its mirror image does not. */
function tap(distance: number): number {
  const turn = Math.PI * distance;
  return (Math.sin(turn) / turn) * Math.cos(turn / (2 * reach)) ** 2;
}
