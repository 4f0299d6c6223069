import { loadSound } from '../sound/load-sound.ts';
import type { Stream } from '../ncco/stream.ts';
import type { Stage } from '../run/stage.ts';
import { playPrompt } from './play-prompt.ts';

/** Plays a file to the caller. One that cannot be loaded is complained about, and the flow goes on. */
export async function runStream(stream: Stream, stage: Stage): Promise<undefined> {
  const [url] = stream.streamUrl;
  const sound = await loadSound(url, stage.sounds, stage.complain);
  if (sound && !stage.signal.aborted) await playPrompt(sound, url, stream, stage);
}
