import type { History } from './history.ts';
import { network } from './network.ts';
import { silence } from './silence.ts';
import { fine, type Verdict } from './verdict.ts';

/** People do not speak all the time: only after this long is it worth a word, in ms. */
const longSilence = 10_000;
/** Less is what an empty line hums. */
const faint = 1e-6;

/** How good the sound of a call is, by its last readings, and if it is poor, what is likely wrong. */
export function judge(history: History): Verdict {
  const cause = silence(history);
  if (cause !== null) return { ...fine, bars: 0, cause };
  return { ...network(history), quiet: nobodySpeaks(history) };
}

function nobodySpeaks(history: History): boolean {
  const [before, now] = [history.before(longSilence)?.heard, history.last?.heard];
  return before !== undefined && now !== undefined && now - before < faint;
}
