import { createPlayback } from './playback.ts';
import type { PlayOptions } from '../platform/ports.ts';

/** All the frames of a sound of 240 samples, 1 to 240, one after the other. */
function played(options: PlayOptions, frames: number): number[] {
  const samples = Int16Array.from({ length: 240 }, (_, index) => index + 1);
  const playback = createPlayback({ samples }, options);
  return Array.from({ length: frames }, () => [...(playback.next() ?? [])]).flat();
}

const once = Array.from({ length: 240 }, (_, index) => index + 1);

it('plays once by itself, and fills the last frame with silence', () => {
  expect(played({}, 5)).toEqual([...once, ...new Array<number>(80).fill(0)]);
});

it('plays as often as it is told, without a gap', () => {
  expect(played({ loop: 2 }, 9)).toEqual([...once, ...once]);
});

it('plays for ever', () => {
  expect(played({ loop: 0 }, 300)).toEqual(Array.from({ length: 200 }, () => once).flat());
});

it.each([
  [-1, 0],
  [-0.5, 50],
  [0, 100],
  [1, 200],
])('at level %d makes 100 into %d', (level, heard) => {
  const playback = createPlayback({ samples: Int16Array.of(100) }, { level });
  expect(playback.next()?.[0]).toBe(heard);
});

it('does not turn over when it is made louder', () => {
  expect(createPlayback({ samples: Int16Array.of(30000) }, { level: 1 }).next()?.[0]).toBe(32767);
});

it('is over at once when there is no sound', () => {
  expect(createPlayback({ samples: new Int16Array() }, { loop: 0 }).next()).toBeUndefined();
});
