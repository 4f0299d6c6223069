import { runTalk } from '../actions/talk.ts';
import type { Stage } from './stage.ts';

const apology = 'We are sorry. This call cannot be connected.';

/** What a caller hears when the customer's server gives no instructions. */
export async function apologise(stage: Stage): Promise<void> {
  await runTalk({ action: 'talk', text: apology }, stage);
}
