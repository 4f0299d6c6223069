import type { Clock } from '../platform/ports.ts';
import type { Trace } from '../platform/trace.ts';
import { CallRecord } from './call-record.ts';
import type { Draft, Entry, Place } from './entry.ts';
import { EntryList, type EntryLimits } from './entry-list.ts';
import { firstEntry, mergedEntry } from './merged-entry.ts';

export interface BookLimits {
  readonly calls: number;
  /** Of one call. */
  readonly call: EntryLimits;
  /** Of what belongs to no call. */
  readonly loose: EntryLimits;
}

/** About 100 MB, if all calls were as talkative as they may be. */
export const usualLimits: BookLimits = {
  calls: 200,
  call: { entries: 1000, head: 100, characters: 512 * 1024 },
  loose: { entries: 300, head: 0, characters: 1024 * 1024 },
};

export interface BookDependencies {
  readonly clock: Clock;
  readonly limits: BookLimits;
  /** Hears of each entry that is new or changed; without a call where it belongs to none. */
  readonly onEntry: (entry: Entry, call: CallRecord | undefined) => void;
}

/** The entry that was begun with something, and where it is kept. */
interface Slot {
  readonly id: number;
  readonly call: CallRecord | undefined;
}

/** The last calls, and what happened in each: bounded, whatever happens. */
export class Book {
  readonly #dependencies: BookDependencies;
  readonly #calls = new Map<string, CallRecord>();
  readonly #byLeg = new Map<string, CallRecord>();
  /** Conversations that a call has gone to. */
  readonly #byConversation = new Map<string, CallRecord>();
  #slots = new WeakMap<object, Slot>();
  readonly loose: EntryList;
  #last = 0;

  constructor(dependencies: BookDependencies) {
    this.#dependencies = dependencies;
    this.loose = new EntryList(dependencies.limits.loose);
  }

  /** The newest first. */
  calls(): CallRecord[] {
    return [...this.#calls.values()].reverse();
  }

  /** By its conversation: the one it began with, or another that it went to. */
  call(conversation: string): CallRecord | undefined {
    return this.#calls.get(conversation) ?? this.#byConversation.get(conversation);
  }

  /** Of a phone: the call it is in, or was in at that time. */
  callOf({ conversation = '', leg = '', party }: Place, at?: number): CallRecord | undefined {
    const known = this.#byLeg.get(leg) ?? this.call(conversation);
    return known ?? (party === undefined ? undefined : this.#callOfParty(party, at));
  }

  begin(trace: Extract<Trace, { kind: 'call' }>): CallRecord {
    const { clock, limits } = this.#dependencies;
    const call = new CallRecord(trace, clock.now(), limits.call);
    this.#calls.set(trace.conversation, call);
    if (trace.leg !== '') this.setLeg(trace.leg, call);
    if (this.#calls.size > limits.calls) this.#forgetOldest();
    return call;
  }

  setLeg(leg: string, call: CallRecord): void {
    this.#byLeg.set(leg, call);
    this.#adopt(leg, call);
  }

  setConversation(conversation: string, call: CallRecord): void {
    if (!this.call(conversation)) this.#byConversation.set(conversation, call);
  }

  /** Adds an entry, or more to the one that was begun with the same `of`. */
  add(draft: Draft): void {
    const { of, title } = draft;
    const now = this.#dependencies.clock.now();
    const slot = of && this.#slots.get(of);
    if (slot) {
      // More about what is forgotten is of no use.
      const before = (slot.call?.entries ?? this.loose).get(slot.id);
      if (before) this.#put(mergedEntry(before, draft, now), slot.call);
    } else if (title !== undefined) {
      const { id, call } = this.#newSlot(draft);
      this.#put(mergedEntry(firstEntry(id, draft, now), draft, now), call);
    }
  }

  clear(): void {
    this.#calls.clear();
    this.#byLeg.clear();
    this.#byConversation.clear();
    this.loose.clear();
    this.#slots = new WeakMap();
  }

  #newSlot({ of, place, at }: Draft): Slot {
    const slot = { id: (this.#last += 1), call: this.callOf(place, at) };
    if (of) this.#slots.set(of, slot);
    return slot;
  }

  #put(entry: Entry, call: CallRecord | undefined): void {
    this.#dependencies.onEntry((call ?? this.loose).put(entry), call);
  }

  /** What came before the call was known belongs to it now. */
  #adopt(leg: string, call: CallRecord): void {
    for (const { id, leg: its } of this.loose.all()) {
      const entry = its === leg && this.loose.take(id);
      if (entry) this.#put(entry, call);
    }
  }

  #callOfParty(party: string, at = Infinity): CallRecord | undefined {
    return this.calls().find(
      ({ endedAt = Infinity, legs }) => endedAt >= at && legs.some((leg) => leg.party === party),
    );
  }

  #forgetOldest(): void {
    const all = [...this.#calls.values()];
    const oldest = all.find(({ endedAt }) => endedAt !== undefined) ?? all[0];
    if (!oldest) return;
    this.#calls.delete(oldest.id);
    for (const index of [this.#byLeg, this.#byConversation]) {
      for (const [key, call] of index) if (call === oldest) index.delete(key);
    }
  }
}
