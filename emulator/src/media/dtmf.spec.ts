import { dtmf, keyPitches } from './dtmf.ts';
import { rms } from './loudness.ts';
import { strengthAt } from './spectrum.ts';

it.each([...keyPitches])('key %s sounds as its two frequencies %j', (key, pitches) => {
  const tone = dtmf(key).samples.subarray(0, 800);
  const others = [...new Set([...keyPitches.values()].flat())].filter(
    (hz) => !pitches.includes(hz),
  );
  for (const hz of pitches) expect(strengthAt(hz, tone)).toBeGreaterThan(0.05);
  for (const hz of others) expect(strengthAt(hz, tone)).toBeLessThan(0.01);
});

it('keys follow each other after as much silence, and p is half a second of it', () => {
  const { samples } = dtmf('1p2');
  expect(samples).toHaveLength((200 + 500 + 200) * 8);
  expect(rms(samples.subarray(0, 800))).toBeGreaterThan(0.02);
  expect(rms(samples.subarray(800, 5600))).toBe(0);
  expect(strengthAt(1336, samples.subarray(5600, 6400))).toBeGreaterThan(0.05);
});
