import type { Change } from './changes.ts';
import type { Listener } from './listeners.ts';

export interface Tally {
  /** Milliseconds from the moment a change was planned for until a stream told it. */
  readonly times: number[];
  /** Told only as part of a later change of the same call, which had come before anybody could look. */
  merged: number;
  missed: number;
  /** More than once in one stream. */
  repeated: number;
}

/** What came of the changes: each is due once in each stream of its user. */
export function tally(changes: readonly Change[], listeners: readonly Listener[]): Tally {
  const result: Tally = { times: [], merged: 0, missed: 0, repeated: 0 };
  for (const { user, told } of listeners) {
    const furthest = Math.min(...told.keys());
    for (const { ringingAt, planned } of changes.filter((change) => change.user === user)) {
      const [first, ...more] = told.get(ringingAt) ?? [];
      if (first !== undefined) result.times.push(first - planned);
      else if (furthest < ringingAt) result.merged += 1;
      else result.missed += 1;
      result.repeated += more.length;
    }
  }
  return result;
}
