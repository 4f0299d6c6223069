import { rms } from './loudness.ts';
import { strengthAt } from './spectrum.ts';
import { tone } from './tones.ts';

function stretch(kind: Parameters<typeof tone>[0], from: number, to: number): Int16Array {
  return tone(kind).samples.subarray(from * 8000, to * 8000);
}

it('ringback is 400 and 450 Hz together, twice, then two seconds of nothing', () => {
  expect(tone('ringback').samples).toHaveLength(3 * 8000);
  for (const from of [0, 0.6]) {
    const ring = stretch('ringback', from, from + 0.4);
    expect(strengthAt(400, ring)).toBeCloseTo(10 ** (-18 / 20) / 2, 2);
    expect(strengthAt(450, ring)).toBeCloseTo(10 ** (-18 / 20) / 2, 2);
    expect(strengthAt(480, ring)).toBeLessThan(0.005);
  }
  expect(rms(stretch('ringback', 0.4, 0.6))).toBe(0);
  expect(rms(stretch('ringback', 1, 3))).toBe(0);
});

it('busy is 400 Hz, half of the time', () => {
  expect(tone('busy').samples).toHaveLength(0.75 * 8000);
  expect(strengthAt(400, stretch('busy', 0, 0.375))).toBeCloseTo(10 ** (-18 / 20), 2);
  expect(rms(stretch('busy', 0.375, 0.75))).toBe(0);
});

it('congestion is 400 Hz, long and short', () => {
  expect(tone('congestion').samples).toHaveLength(1.5 * 8000);
  expect(strengthAt(400, stretch('congestion', 0, 0.4))).toBeGreaterThan(0.12);
  expect(strengthAt(400, stretch('congestion', 0.75, 0.975))).toBeGreaterThan(0.12);
  expect(rms(stretch('congestion', 0.4, 0.75))).toBe(0);
  expect(rms(stretch('congestion', 0.975, 1.5))).toBe(0);
});

it('no tone is −18 dB loud at a stroke: the edges are smooth', () => {
  for (const kind of ['ringback', 'busy', 'congestion'] as const) {
    const { samples } = tone(kind);
    const steps = samples.map((sample, index) => Math.abs(sample - (samples[index - 1] ?? 0)));
    expect(Math.max(...steps.subarray(0, 5))).toBeLessThan(200);
    expect(Math.max(...steps)).toBeLessThan(1500);
  }
});
