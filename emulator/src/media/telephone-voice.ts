import { sampleRate } from './frame.ts';
import { saturate } from './mix.ts';

/** Where a telephone's band begins: the boom below it only covers the consonants. */
const lowest = 300;

/** A telephone's microphone makes 3000 Hz about 8 dB louder than 300 Hz. */
const brightness = 0.5;

/** Sound of 8 kHz as a telephone's microphone would pass it on. */
export function telephoneVoice(sound: Int16Array): Int16Array {
  const steep = highPass(highPass([...sound]));
  return Int16Array.from(steep, (each, at) => saturate(each - brightness * (steep[at - 1] ?? 0)));
}

/** A second-order Butterworth high-pass, by the bilinear transform. */
function highPass(sound: readonly number[]): number[] {
  const turn = (2 * Math.PI * lowest) / sampleRate;
  const alpha = Math.sin(turn) / Math.SQRT2;
  const gain = (1 + Math.cos(turn)) / 2 / (1 + alpha);
  const [one, two] = [(-2 * Math.cos(turn)) / (1 + alpha), (1 - alpha) / (1 + alpha)];
  let [before, beforeThat] = [0, 0];
  return sound.map((now, at) => {
    const input = gain * (now - 2 * (sound[at - 1] ?? 0) + (sound[at - 2] ?? 0));
    const output = input - one * before - two * beforeThat;
    [before, beforeThat] = [output, before];
    return output;
  });
}
