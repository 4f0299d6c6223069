import { rms } from './loudness.ts';
import { halveRate } from './resample.ts';

function sine(hertz: number): Int16Array {
  return new Int16Array(16000).map((_, at) => 16000 * Math.sin((2 * Math.PI * hertz * at) / 16000));
}

it.each([200, 1000, 2000, 3000])('lets %d Hz through', (hertz) => {
  expect(rms(halveRate(sine(hertz))) / rms(sine(hertz))).toBeCloseTo(1, 1);
});

it.each([4200, 5000, 7000])('keeps %d Hz out, which would come back as another note', (hertz) => {
  expect(rms(halveRate(sine(hertz))) / rms(sine(hertz))).toBeLessThan(0.01);
});
