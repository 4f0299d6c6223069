import type { Hand } from './desk.ts';
import { lost, over, standing } from './seat.ts';
import type { Sight } from './seat.ts';
import { failure, inCall, until } from './turn.ts';
import type { Step, Turn } from './turn.ts';

/** Picks it up, that many milliseconds after it rings; one that was picked up by habit is answered, too. */
export function answers(after = 0): Step {
  return async (turn) => {
    const wanted = 'answer';
    await untilState(turn, wanted, ['ringing', 'answered']);
    await turn.desk.pass(after);
    const taken = await turn.desk.act('answer', await inCall(turn, wanted));
    const answered = (sight: Sight) => taken || sight.leg?.answeredAt !== undefined || undefined;
    await until(turn, { wanted, find: answered, instead: standing, hopeless: over });
    await untilState(turn, wanted, ['answered']);
  };
}

export function declines(): Step {
  return async (turn) => {
    await untilState(turn, 'decline', ['ringing']);
    await act(turn, 'decline', 'decline');
  };
}

export function hangsUp(): Step {
  return async (turn) => {
    await untilState(turn, 'hang up', ['answered', 'calling']);
    await act(turn, 'hangUp', 'hang up');
  };
}

/** Waits until the phone is in one of these states. */
export async function untilState(
  turn: Turn,
  wanted: string,
  states: readonly string[],
): Promise<void> {
  await until(turn, {
    wanted,
    find: ({ phone }) => (phone && states.includes(phone.state) ? phone : undefined),
    instead: standing,
    hopeless: lost,
  });
}

async function act(turn: Turn, hand: Hand, wanted: string): Promise<void> {
  if (!(await turn.desk.act(hand, await inCall(turn, wanted)))) {
    throw await failure(turn, wanted, 'it was too late');
  }
  await until(turn, {
    wanted,
    find: (sight) => over(sight) || undefined,
    instead: standing,
  });
}
