import type { Talk } from '@hotline/protocol/ncco';
import { aborted, pause } from '../pause.ts';
import type { Stage } from '../stage.ts';

const samplesPerMillisecond = 8;

/** Speaks to the caller. With `bargeIn` the next action begins while it still speaks. */
export async function runTalk(talk: Talk, stage: Stage): Promise<void> {
  const { media, clock, signal, caller } = stage;
  const loop = talk.loop ?? 1;
  const sound = await media.speak(talk.text, talk.language);
  if (signal.aborted) return;

  caller.leg.caption(withoutTags(talk.text));
  const stop = caller.ear.play(sound, { loop, level: talk.level ?? 0 });
  if (talk.bargeIn === true) {
    signal.addEventListener('abort', stop, { once: true });
    return;
  }
  if (loop === 0) await aborted(signal);
  else await pause(clock, (loop * sound.samples.length) / samplesPerMillisecond, signal);
  stop();
}

/** SSML is for the voice, not for the reader of captions. */
function withoutTags(text: string): string {
  return text.replaceAll(/<[^>]*>/g, '').trim();
}
