import type { PhoneInCall } from './desk.ts';
import { untilState } from './hand.ts';
import { failure, inCall } from './turn.ts';
import type { Step, Turn } from './turn.ts';

/** Speaks, to the end: its sound goes into the call, its words to who recognises speech. */
export function says(text: string): Step {
  return async (turn) => {
    await utter(turn, `say “${text}”`, (phone) => turn.desk.say(text, phone));
  };
}

/** Presses keys one after the other, to the end; a `p` is half a second's pause. */
export function presses(keys: string): Step {
  return async (turn) => {
    await utter(turn, `press ${keys}`, (phone) => turn.desk.press(keys, phone));
  };
}

async function utter(
  turn: Turn,
  wanted: string,
  begin: (phone: PhoneInCall) => Promise<number | undefined>,
): Promise<void> {
  await untilState(turn, wanted, ['answered']);
  const milliseconds = await begin(await inCall(turn, wanted));
  if (milliseconds === undefined) throw await failure(turn, wanted, 'its call was over');
  await turn.desk.pass(milliseconds);
}
