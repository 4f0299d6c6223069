import { plain } from './audit-words.ts';

const names: Readonly<Record<string, string>> = {
  callsPerMinute: 'Calls a minute, each person',
  callsPerDay: 'Calls a day, each person',
  minutesPerDay: 'Minutes a day, each person',
};

/** Each limit with its name for people; one without a number is none. */
export function limitRows(limits: object): readonly { name: string; limit: string }[] {
  return Object.entries(limits).map(([key, limit]: [string, unknown]) => ({
    name: names[key] ?? plain(key),
    limit: typeof limit === 'number' ? limit.toLocaleString('en-GB') : 'No limit',
  }));
}
