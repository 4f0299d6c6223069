import { rms } from './loudness.ts';
import { resample } from './resample.ts';
import { strengthAt } from './spectrum.ts';

function sine(hertz: number, rate: number): Int16Array {
  return new Int16Array(rate).map((_, at) => 16000 * Math.sin((2 * Math.PI * hertz * at) / rate));
}

describe.each([16000, 22050, 24000, 32000, 44100, 48000, 44101])('sound of %d Hz', (rate) => {
  it.each([200, 1000, 2000, 3000])('keeps its %d Hz, and its length', (hertz) => {
    const heard = resample(sine(hertz, rate), rate);
    expect(heard).toHaveLength(8000);
    expect(rms(heard) / rms(sine(hertz, rate))).toBeCloseTo(1, 1);
    expect(strengthAt(hertz, heard)).toBeCloseTo(16000 / 32768, 1);
  });

  it.each([4200, 5000, 7000])('loses its %d Hz, which would come back as another note', (hertz) => {
    const heard = resample(sine(hertz, rate), rate);
    expect(rms(heard) / rms(sine(hertz, rate))).toBeLessThan(0.01);
  });
});

it.each([5512, 6000])('sound of %d Hz gets no note that it did not have', (rate) => {
  const heard = resample(sine(1000, rate), rate);
  expect(strengthAt(1000, heard)).toBeCloseTo(16000 / 32768, 1);
  expect(strengthAt(rate - 1000, heard)).toBeLessThan(0.01);
});

it('sound of 8000 Hz stays as it is', () => {
  const sound = sine(1000, 8000);
  expect(resample(sound, 8000)).toBe(sound);
});
