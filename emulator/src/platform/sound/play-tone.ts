import type { Media } from '../ports.ts';
import type { CallerOnStage } from '../run/stage.ts';

/** Lets somebody hear a call progress tone, until the returned function stops it. */
export function playTone(
  kind: Parameters<Media['tone']>[0],
  { leg, ear }: Pick<CallerOnStage, 'leg' | 'ear'>,
  media: Media,
): () => void {
  leg.note('tone', kind);
  return ear.play(media.tone(kind), { loop: 0 });
}
