import { loadSound } from './load-sound.ts';
import { playSound } from './play-sound.ts';
import type { Stage } from '../run/stage.ts';

/** Lets the caller hear the sound at `url` again and again, until `over` aborts. One that cannot be loaded is complained about. */
export async function playOnHold(
  url: string,
  { sounds, complain, caller, clock }: Stage,
  over: AbortSignal,
): Promise<void> {
  const sound = await loadSound(url, sounds, complain);
  if (!sound || over.aborted) return;
  caller.leg.note('tone', url);
  await playSound(sound, { loop: 0 }, { ear: caller.ear, clock }, over);
}
