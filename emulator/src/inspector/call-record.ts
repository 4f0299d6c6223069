import type { EndpointType } from '../platform/legs/endpoint-type.ts';
import type { Levels } from '../platform/ports.ts';
import type { LegStatus } from '../platform/snapshot.ts';
import type { Trace } from '../platform/trace.ts';
import type { Entry, Trouble } from './entry.ts';
import { EntryList, type EntryLimits } from './entry-list.ts';
import { extendCurve, newCurve, type LevelCurve } from './level-curve.ts';

type Begin = Extract<Trace, { kind: 'call' }>;

/** A leg as the inspector tells it. */
export interface LegSummary {
  readonly uuid: string;
  /** The user's name, or the number. */
  readonly party: string;
  readonly direction: 'inbound' | 'outbound';
  readonly type: EndpointType;
  /** The first status that ended it stays. */
  readonly status: LegStatus;
}

/** All that is kept of one call. */
export class CallRecord {
  readonly begin: Begin;
  readonly startedAt: number;
  readonly entries: EntryList;
  readonly #legs = new Map<string, LegSummary>();
  readonly #curves = new Map<string, LevelCurve>();
  readonly #troubles = new Map<Trouble, string>();
  endedAt: number | undefined;

  constructor(begin: Begin, startedAt: number, limits: EntryLimits) {
    this.begin = begin;
    this.startedAt = startedAt;
    this.entries = new EntryList(limits);
  }

  get id(): string {
    return this.begin.conversation;
  }

  get legs(): readonly LegSummary[] {
    return [...this.#legs.values()];
  }

  /** What went wrong first of each kind, in words. */
  get troubles(): ReadonlyMap<Trouble, string> {
    return this.#troubles;
  }

  get curves(): ReadonlyMap<string, LevelCurve> {
    return this.#curves;
  }

  put(entry: Entry): Entry {
    const { trouble, problem = entry.title } = entry;
    if (trouble && !this.#troubles.has(trouble)) this.#troubles.set(trouble, problem);
    return this.entries.put(entry);
  }

  setLeg({ leg, party, direction, type, status }: Extract<Trace, { kind: 'leg' }>): void {
    this.#legs.set(leg, { uuid: leg, party, direction, type, status });
  }

  setLevel(leg: string, at: number, every: number, level: Levels): void {
    const curve = this.#curves.get(leg) ?? newCurve(at, every);
    this.#curves.set(leg, extendCurve(curve, at, level));
  }
}
