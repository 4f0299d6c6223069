import type { Timeline, TimelineEntry } from '@hotline/protocol/timeline';
import type { IconName } from '../calls/icons.ts';

/** One thing that happened, as it is read. */
export interface TimelineRow {
  /** The same for the same entry however often the timeline is read. */
  readonly key: string;
  /** Since the first thing that is known of the call: "+0.412 s". */
  readonly offset: string;
  /** By the clock of whoever reads, and as ISO 8601 for programs. */
  readonly time: string;
  readonly isoTime: string;
  readonly from: TimelineEntry['from'];
  readonly teller: string;
  readonly icon: IconName;
  readonly what: string;
  /** Whose leg it is of, where it is of one. */
  readonly leg: string | null;
  /** What matters most of its body, where that is one word. */
  readonly gist: string | null;
  /** Its body as indented JSON, where it has one. */
  readonly body: string | null;
}

export interface LegNames {
  readonly caller: string;
  readonly contact: string;
}

const tellers: Readonly<Record<TimelineEntry['from'], readonly [string, IconName]>> = {
  server: ['Hotline', 'handset'],
  platform: ['Phone service', 'cloud'],
  browser: ['Browser', 'window'],
};

const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
});

/** What a timeline tells, row by row, in the order it tells it. */
export function timelineRows({ entries }: Timeline, names: LegNames): TimelineRow[] {
  const start = entries[0]?.at ?? 0;
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const { at, from, what, leg, body } = entry;
    const name = [at, from, what, leg].join(' ');
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    const [teller, icon] = tellers[from];
    return {
      key: `${name} ${count}`,
      offset: offsetWords(at - start),
      time: clock.format(at),
      isoTime: new Date(at).toISOString(),
      from,
      teller,
      icon,
      what,
      leg: leg === undefined ? null : `${names[leg]}’s leg`,
      gist: gistOf(body),
      body: body === undefined ? null : JSON.stringify(body, null, 2),
    };
  });
}

/** Of a body that says one thing only, that. */
function gistOf(body: unknown): string | null {
  const values: unknown[] = typeof body === 'object' && body !== null ? Object.values(body) : [];
  const [only] = values;
  const plain = ['string', 'number', 'boolean'].includes(typeof only);
  return plain && values.length === 1 ? String(only) : null;
}

/** A distance in time to the millisecond: "+0.412 s"; what was told late may lie before the start. */
function offsetWords(milliseconds: number): string {
  const sign = milliseconds < 0 ? '−' : '+';
  return `${sign}${(Math.abs(milliseconds) / 1000).toFixed(3)} s`;
}
