import type { LegNote } from '../platform/legs/leg-note.ts';
import type { LegView } from '../platform/snapshot.ts';
import { lost, standing } from './seat.ts';
import type { Seat, Sight } from './seat.ts';
import { until } from './turn.ts';
import type { Step, Within } from './turn.ts';

/**
 * Words are spoken to this phone, after those it was to hear before. Until it is answered it has no ear:
 * then it is what anybody in the call has been told.
 */
export function hears(words: string | RegExp, options: Within = {}): Step {
  const fits = (text: string): boolean =>
    typeof words === 'string' ? text.includes(words) : words.test(text);
  const wanted = typeof words === 'string' ? `“${words}”` : String(words);
  return hear('heard', wanted, fits, options);
}

/** A tone of call progress, such as "ringback" or "busy". */
export function hearsTone(kind: string, options: Within = {}): Step {
  return hear('tone', `the ${kind} tone`, (text) => text === kind, options);
}

/** Keys that are played to this phone, all at once: by REST, or by who connected it. */
export function hearsKeys(keys: string, options: Within = {}): Step {
  return hear('keys', `the keys ${keys}`, (text) => text === keys, options);
}

function hear(
  what: LegNote['what'],
  wanted: string,
  fits: (text: string) => boolean,
  options: Within,
): Step {
  return async (turn) => {
    const { seat } = turn;
    await until(turn, {
      ...options,
      wanted: `hear ${wanted}`,
      find: (sight) => notice(seat, sight, what, fits),
      instead: (sight) => heardInstead(seat, sight, what),
      hopeless: lost,
    });
  };
}

function notice(
  seat: Seat,
  sight: Sight,
  what: LegNote['what'],
  fits: (text: string) => boolean,
): true | undefined {
  for (const leg of audible(sight)) {
    const key = `${what} ${leg.uuid}`;
    const done = seat.noticed.get(key) ?? 0;
    const index = notes(leg, what).findIndex((text, place) => place >= done && fits(text));
    if (index < 0) continue;
    seat.noticed.set(key, index + 1);
    return true;
  }
  return undefined;
}

function heardInstead(seat: Seat, sight: Sight, what: LegNote['what']): string {
  const heard = audible(sight).flatMap((leg) =>
    notes(leg, what).slice(seat.noticed.get(`${what} ${leg.uuid}`) ?? 0),
  );
  const words = heard.length === 0 ? 'nothing' : heard.map((text) => `“${text}”`).join(', ');
  return `heard ${words}; ${standing(sight)}`;
}

function audible({ leg, call }: Sight): readonly LegView[] {
  if (leg?.answeredAt !== undefined) return [leg];
  return call?.legs ?? [];
}

function notes(leg: LegView, what: LegNote['what']): string[] {
  return leg.notes.filter((note) => note.what === what).map(({ text }) => text);
}
