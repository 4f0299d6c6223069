import type { Levels } from '../ports.ts';
import type { Leg } from './leg.ts';

/** How loud a leg is now, both ways. */
export interface LegLevels extends Levels {
  readonly conversation: string;
  readonly leg: string;
}

/** None of a leg that is over, or has no sound yet. */
export function levelsOf(leg: Leg): LegLevels[] {
  const levels = leg.ended ? undefined : leg.sound?.levels();
  if (!levels) return [];
  const { uuid, conversation } = leg.identity;
  return [{ ...levels, leg: uuid, conversation }];
}
