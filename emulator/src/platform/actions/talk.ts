import { isLanguage } from '../ncco/languages.ts';
import type { Talk } from '../ncco/talk.ts';
import { captionOf } from '../ssml/passages.ts';
import type { Stage } from '../run/stage.ts';
import { playPrompt } from './play-prompt.ts';

/** Speaks to the caller. With `bargeIn` the next action begins while it still speaks. */
export async function runTalk(talk: Talk, stage: Stage): Promise<undefined> {
  const { text, language = 'en-US' } = talk;
  // NOTE: what the platform does then is not published; here the default voice speaks.
  if (!isLanguage(language)) stage.complain(`There is no voice for the language ${language}.`);
  const sound = await stage.media.speak(text, talk);
  if (!stage.signal.aborted) await playPrompt(sound, captionOf(text), talk, stage);
}
