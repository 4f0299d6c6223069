import type { Talk } from '../ncco/talk.ts';
import { aborted, pause } from '../pause.ts';
import type { Sound } from '../ports.ts';
import type { Stage } from '../stage.ts';

const samplesPerMillisecond = 8;

/** Speaks to the caller. With `bargeIn` the next action begins while it still speaks. */
export async function runTalk(talk: Talk, stage: Stage): Promise<undefined> {
  const { media, clock, signal, caller, prompts } = stage;
  const loop = talk.loop ?? 1;
  const sound = await media.speak(talk.text, talk.language);
  if (signal.aborted) return;

  caller.leg.caption(withoutTags(talk.text));
  const stop = caller.ear.play(sound, { loop, level: talk.level ?? 0 });
  const over = loop === 0 ? aborted(signal) : pause(clock, lengthOf(sound) * loop, signal);
  if (talk.bargeIn === true) {
    prompts.add(stop, over);
    return;
  }
  await over;
  stop();
}

const lengthOf = ({ samples }: Sound): number => samples.length / samplesPerMillisecond;

/** SSML is for the voice, not for the reader of captions. */
function withoutTags(text: string): string {
  return text.replaceAll(/<[^>]*>/g, '').trim();
}
