import { playSound } from '../sound/play-sound.ts';
import type { Sound } from '../ports.ts';
import type { Stage } from '../run/stage.ts';

/** How a talk or a stream is to be heard. */
export interface PromptOptions {
  readonly loop?: number | undefined;
  readonly level?: number | undefined;
  readonly bargeIn?: boolean | undefined;
}

/** Lets the caller hear a sound, noted as `text`. With `bargeIn` the next action begins while it is still heard. */
export async function playPrompt(
  sound: Sound,
  text: string,
  { loop = 1, level = 0, bargeIn = false }: PromptOptions,
  { caller, clock, signal, prompts }: Stage,
): Promise<void> {
  const play = async (until: AbortSignal): Promise<void> => {
    caller.leg.caption(text);
    await playSound(sound, { loop, level }, { ear: caller.ear, clock }, until);
  };
  if (bargeIn) prompts.queue(play);
  else await play(signal);
}
