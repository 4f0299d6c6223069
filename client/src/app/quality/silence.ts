import type { History } from './history.ts';
import type { Reading } from './reading.ts';
import type { Cause } from './verdict.ts';

/** Both sides send a packet every 20 ms, silent or not: without any for this long, in ms, something is broken. */
const noPackets = 1_300;
/**
 * A microphone that is on always hears a little: one without a trace of sound for this long is dead, in ms. The level
 * that browsers tell takes most of a second to come down to nothing, which is not counted here.
 */
const deadMicrophone = 900;
/** A browser's own unplugging and switching takes a moment, in ms. */
const settling = 400;

/** Which sound does not come through at all, and why; null when all does, or when it is too early to say. */
export function silence(history: History): Cause | null {
  const last = history.last;
  if (!last) return null;
  if (broken(history, last)) return 'line';
  return microphoneFault(history, last) ?? oneWay(history, last);
}

function broken(history: History, { link }: Reading): boolean {
  if (link === 'connected') return unchanged(history, noPackets, ({ arrivals }) => arrivals);
  return link === 'failed' || link === 'disconnected';
}

function microphoneFault(history: History, last: Reading): Cause | null {
  const lately = history.during(settling);
  if (lately.length === 0) return null;
  if (lately.every(({ microphone }) => microphone === 'ended')) return 'microphone-ended';
  if (lately.every(({ microphone }) => microphone === 'muted')) return 'microphone-muted';
  const open = history.during(deadMicrophone).every(({ microphone }) => microphone === 'on');
  const dead = open && unchanged(history, deadMicrophone, ({ spoken }) => spoken);
  return last.microphone === 'on' && dead ? 'microphone-silent' : null;
}

function oneWay(history: History, last: Reading): Cause | null {
  if (unchanged(history, noPackets, ({ received }) => received)) return 'no-sound';
  if (unchanged(history, noPackets, ({ sent }) => sent)) return 'unheard';
  return unreported(history, last) ? 'unheard' : null;
}

/** True when it has been the same for that long on a line that stood; false when nobody can tell. */
function unchanged(
  history: History,
  milliseconds: number,
  count: (reading: Reading) => number | undefined,
): boolean {
  const readings = history.during(milliseconds);
  const [first] = readings;
  const value = first && count(first);
  if (value === undefined || first?.link !== 'connected') return false;
  return readings.every((reading) => count(reading) === value);
}

/** Reports are expected at their own pace: so many times what they took at most. */
const reportsLate = 1.6;
const leastPatience = 1_200;
/** Reports get lost with the sound that comes with them. */
const lossyPatience = 3;
/** A side that tells how much it sends, and for so long nothing of what it hears, hears nothing. */
const neverReported = 5_000;

/** True when the other side, which tells how our sound arrives, does so no more. */
function unreported(history: History, { at, report, lost, farSenderAt }: Reading): boolean {
  const earlier = history.during(neverReported);
  const known = history.readings.flatMap((reading) => reading.report?.at ?? []);
  if (report === undefined) {
    const speaks = earlier.filter((one) => one.farSenderAt !== undefined);
    return earlier.length > 0 && speaks.length === earlier.length && farSenderAt !== undefined;
  }
  const gaps = known.map((one, index) => (known[index + 1] ?? one) - one);
  const clean = (history.before(noPackets)?.lost ?? lost) === lost;
  const patience = Math.max(leastPatience, reportsLate * Math.max(0, ...gaps));
  return known.length > 2 && at - report.at > patience * (clean ? 1 : lossyPatience);
}
