import { loadSound } from './load-sound.ts';
import { playTone } from './play-tone.ts';
import type { Sound } from '../ports.ts';
import type { CallerOnStage, DialStage } from '../run/stage.ts';

/**
 * Lets somebody hear that it rings, until the returned function stops it: the sound at `url`, again and again, or
 * the usual tone when there is no URL, or what is there cannot be played, which is complained about. For every
 * endpoint of connect, in place of `playTone('ringback', …)`.
 */
export function playRingback(
  url: string | undefined,
  caller: Pick<CallerOnStage, 'leg' | 'ear'>,
  { media, sounds }: Pick<DialStage, 'media' | 'sounds'>,
  complain: (reason: string) => void,
): () => void {
  if (url === undefined) return playTone('ringback', caller, media);
  let stop: (() => void) | undefined = () => undefined;
  void loadSound(url, sounds, complain).then((sound) => {
    // It may have been answered meanwhile.
    if (!stop) return;
    stop = sound ? playAgainAndAgain(sound, url, caller) : playTone('ringback', caller, media);
  });
  return () => {
    stop?.();
    stop = undefined;
  };
}

function playAgainAndAgain(
  sound: Sound,
  url: string,
  { leg, ear }: Pick<CallerOnStage, 'leg' | 'ear'>,
): () => void {
  leg.note('tone', url);
  return ear.play(sound, { loop: 0 });
}
