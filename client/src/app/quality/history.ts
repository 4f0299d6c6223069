import type { Reading } from './reading.ts';

/** What is older says nothing of now. */
const longest = 15_000;
/** A computer that slept has no readings of that time; what was before it says nothing of now. */
const slack = 1_500;

/** The last readings of a call, the newest last. */
export class History {
  readonly readings: readonly Reading[];

  constructor(readings: readonly Reading[]) {
    this.readings = readings;
  }

  get last(): Reading | undefined {
    return this.readings.at(-1);
  }

  add(reading: Reading): History {
    const kept = this.readings.filter(({ at }) => reading.at - at <= longest);
    return new History([...kept, reading]);
  }

  /** The newest reading that is at least so many milliseconds older than the last one. */
  before(milliseconds: number): Reading | undefined {
    const now = this.last?.at ?? 0;
    const old = this.readings.findLast(({ at }) => now - at >= milliseconds);
    return old && now - old.at <= milliseconds + slack ? old : undefined;
  }

  /** The readings of the last so many milliseconds, and the one before them; empty when there are none so old. */
  during(milliseconds: number): readonly Reading[] {
    const first = this.before(milliseconds);
    return first ? this.readings.slice(this.readings.indexOf(first)) : [];
  }
}
