const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dayOfYear = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/**
 * When something happened, in the zone of whoever reads: "10:42", with the day when it is not the day of
 * `now`, and with the year when it is not this year. Both are epoch milliseconds.
 */
export function momentWords(at: number, now: number): string {
  const time = clock.format(at);
  return startOfDay(at) === startOfDay(now) ? time : `${dayWords(at, now)} ${time}`;
}

/** As `momentWords`, where there is little room: the time of today, or else only the day. */
export function shortMomentWords(at: number, now: number): string {
  return startOfDay(at) === startOfDay(now) ? clock.format(at) : dayWords(at, now);
}

function dayWords(at: number, now: number): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return (sameYear ? day : dayOfYear).format(at);
}

/** The midnight before `at`, where the reader is. */
export function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
