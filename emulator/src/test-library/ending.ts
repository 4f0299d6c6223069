import type { LegStatus } from '../platform/snapshot.ts';
import { over, standing } from './seat.ts';
import { failure, until } from './turn.ts';
import type { Step, Within } from './turn.ts';

/** This phone's leg is over, with that status; what it was before a final `completed`, such as `busy`. */
export function endsWith(status: LegStatus, options: Within = {}): Step {
  return async (turn) => {
    const wanted = `end with ${status}`;
    const ended = await until(turn, {
      ...options,
      wanted,
      find: (sight) => (over(sight) ? sight.leg?.status : undefined),
      instead: standing,
      hopeless: ({ idle }) => idle,
    });
    if (ended !== status) throw await failure(turn, wanted, `it ended with ${ended}`);
  };
}
