import type { Talk } from '../ncco/talk.ts';
import type { Stage } from '../stage.ts';
import { withoutTags } from '../without-tags.ts';
import { playPrompt } from './play-prompt.ts';

/** Speaks to the caller. With `bargeIn` the next action begins while it still speaks. */
export async function runTalk(talk: Talk, stage: Stage): Promise<undefined> {
  const sound = await stage.media.speak(talk.text, talk.language);
  if (!stage.signal.aborted) await playPrompt(sound, withoutTags(talk.text), talk, stage);
}
