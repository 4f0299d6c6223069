import type { Media, Sound } from '../ports.ts';

const words = 'Hello. Nobody can take your call now. Please leave a message after the tone.';
const rate = 8000;
/** Before the beep. */
const silence = 0.3 * rate;

export interface Greeting {
  readonly words: string;
  readonly sound: Sound;
  /** Milliseconds until it beeps. */
  readonly beepAfter: number;
}

/** What a voicemail box says, and the beep after it. */
export async function voicemailGreeting(media: Media, beeps: boolean): Promise<Greeting> {
  const { samples } = await media.speak(words, { language: 'en-GB' });
  const beep = beeps ? beepSamples() : new Int16Array();
  const sound = new Int16Array(samples.length + beep.length);
  sound.set(samples);
  sound.set(beep, samples.length);
  const beepAfter = ((samples.length + silence) / rate) * 1000;
  return { words, sound: { samples: sound }, beepAfter };
}

/** Half a second of 1000 Hz after a short silence, faded so that it does not click. */
function beepSamples(): Int16Array {
  const length = 0.5 * rate;
  const fade = 0.01 * rate;
  return Int16Array.from({ length: silence + length }, (_, index) => {
    const at = index - silence;
    if (at < 0) return 0;
    const edge = Math.min(1, at / fade, (length - at) / fade);
    return 8000 * edge * Math.sin((2 * Math.PI * 1000 * at) / rate);
  });
}
