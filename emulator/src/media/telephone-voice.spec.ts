import { rms } from './loudness.ts';
import { telephoneVoice } from './telephone-voice.ts';

function gain(hertz: number): number {
  const sine = new Int16Array(8000).map(
    (_, at) => 8000 * Math.sin((2 * Math.PI * hertz * at) / 8000),
  );
  return rms(telephoneVoice(sine)) / rms(sine);
}

it('takes the boom away', () => {
  expect(gain(100)).toBeLessThan(0.02);
  expect(gain(170)).toBeLessThan(0.1);
});

it('makes the consonants clearer, by about 8 dB over the band', () => {
  const rise = 20 * Math.log10(gain(3000) / gain(500));
  expect(rise).toBeGreaterThan(6);
  expect(rise).toBeLessThan(11);
});
