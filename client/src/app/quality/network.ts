import { rating } from './e-model.ts';
import type { History } from './history.ts';
import type { Reading } from './reading.ts';
import type { Bars, Cause } from './verdict.ts';

/** How well the network carries the sound, and what is likely wrong with it where that is poor. */
export interface NetworkState {
  readonly bars: Bars;
  readonly cause: Cause | null;
}

/** Packets are lost when they are in two of these in a row, in ms: no advice helps against a moment's gap. */
const lossSpan = 1_000;
/** Unevenness has to last for this long, in ms: one halt of this computer looks like it. */
const jitterSpan = 1_200;
/** Calls suffer from more (Cisco asks for less than 30 ms), and a little from less. */
const poorJitter = 30;
const fairJitter = 20;
/** Made-up sound alone makes a call fair, not poor: the network need not be its cause. */
const mostConcealed = 0.05;
/** For packets to be made and played when all goes well, both ways together, in ms. */
const ownDelay = 60;
/** A single report may tell of what is over. */
const reportsAsked = 3;

export function network(history: History): NetworkState {
  const lossHere = share(history, lostOf, comingOf);
  const lossThere = middle(reportsOf(history).map(({ loss }) => loss));
  const jitter = Math.max(jitterHere(history), middle(reportsOf(history).map((one) => one.jitter)));
  const delay = (history.last?.report?.roundTrip ?? 0) / 2 + ownDelay;
  const concealed = Math.min(mostConcealed, share(history, concealedOf, playedOf));
  const loss = Math.max(lossHere, lossThere, concealed);
  const bars = lesser(barsOf(rating({ loss, delay })), barsOfJitter(jitter));
  if (bars > 2) return { bars, cause: null };
  if (jitter >= poorJitter) return { bars, cause: 'jitter' };
  if (rating({ loss, delay: 0 }) > rating({ loss: 0, delay })) return { bars, cause: 'delay' };
  return { bars, cause: lossHere >= lossThere ? 'loss-here' : 'loss-there' };
}

/** The categories of ITU-T G.109, one bar each. */
function barsOf(rated: number): Bars {
  if (rated >= 80) return 4;
  if (rated >= 70) return 3;
  return rated >= 60 ? 2 : 1;
}

function barsOfJitter(jitter: number): Bars {
  if (jitter >= poorJitter) return 2;
  return jitter >= fairJitter ? 3 : 4;
}

function lesser(one: Bars, other: Bars): Bars {
  return one < other ? one : other;
}

type Count = (reading: Reading) => number;

const lostOf: Count = ({ lost }) => lost;
const comingOf: Count = ({ lost, received }) => lost + received;
const concealedOf: Count = (reading) => reading.concealed;
const playedOf: Count = ({ samples }) => samples;

/** How much of the one is the other, in the better of the last two spans. */
function share(history: History, part: Count, whole: Count): number {
  const marks = [history.before(2 * lossSpan), history.before(lossSpan), history.last];
  const [first, middleOne, last] = marks;
  if (!first || !middleOne || !last) return 0;
  return Math.min(shareBetween(first, middleOne), shareBetween(middleOne, last));

  function shareBetween(from: Reading, to: Reading): number {
    const all = whole(to) - whole(from);
    return all <= 0 ? 0 : Math.max(0, part(to) - part(from)) / all;
  }
}

/** The unevenness of late. */
function jitterHere(history: History): number {
  const readings = history.during(jitterSpan);
  return readings.reduce((sum, { jitter }) => sum + jitter / readings.length, 0);
}

/** What the other side told last, the newest last. */
function reportsOf({ readings }: History) {
  const all = readings.flatMap(({ report }) => report ?? []);
  const each = all.filter(({ at }, index) => all[index + 1]?.at !== at);
  return each.slice(-reportsAsked);
}

/** The middle one, or the lesser of two. */
function middle(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) / 2)] ?? 0;
}
