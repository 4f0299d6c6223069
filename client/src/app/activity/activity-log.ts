import { computed, inject, Injectable, signal } from '@angular/core';
import type { EndedCall } from '@hotline/protocol/call';
import type { CallUpdate } from '@hotline/protocol/placed-call';
import { Api } from '../api/api.ts';
import type { LastCall } from '../calls/tile-face.ts';
import { Clock } from '../clock.ts';
import { Ticker } from '../ticker.ts';
import { CallHistory } from './call-history.ts';
import { shortMomentWords, startOfDay } from './moment-words.ts';

/** How often it is looked whether a new day has begun, in ms. */
const dayCheck = 60_000;

/** This user's calls as the server's log has them, followed live: all of them, or those to one person. */
@Injectable({ providedIn: 'root' })
export class ActivityLog {
  private readonly api = inject(Api);
  private readonly clock = inject(Clock);

  private readonly all = new CallHistory(this.api);
  private readonly one = signal<CallHistory | null>(null);
  private readonly shown = computed(() => this.one() ?? this.all);
  private readonly ticker = new Ticker(this.clock, dayCheck, () => this.followed);
  private followed = false;

  /** Newest first, as far back as they were asked for; null until they were loaded once. */
  readonly calls = computed(() => this.shown().calls());
  /** True when the last attempt to load the newest failed. */
  readonly failed = computed(() => this.shown().failed());
  /** How the calls before those stand. */
  readonly older = computed(() => this.shown().older());
  /** The person whose calls are shown; undefined for all. */
  readonly person = computed(() => this.one()?.contactId);
  /** The last midnight, epoch ms. */
  readonly today = computed(() => startOfDay(this.ticker.now()));
  /** The last finished call to each contact, as far as the calls of everybody were loaded. */
  private readonly outcomes = computed(() => lastOutcomes(this.all.calls() ?? []));

  /** Loads the log and knows the day, until `close`. */
  open(): void {
    this.followed = true;
    this.ticker.start();
    void this.load();
  }

  /** Forgets everything: the next person must not see it. */
  close(): void {
    this.followed = false;
    this.show(undefined);
    this.all.clear();
  }

  /** Loads the newest again, of whatever is followed. */
  async load(): Promise<void> {
    await Promise.all([this.all.load(), this.one()?.load()]);
  }

  loadOlder(): Promise<void> {
    return this.shown().loadOlder();
  }

  /** Shows only the calls to this contact; with undefined those to everybody. */
  show(contactId: string | undefined): void {
    if (contactId === this.person()) return;
    this.one()?.clear();
    const chosen = contactId === undefined ? null : new CallHistory(this.api, contactId);
    this.one.set(chosen);
    void chosen?.load();
  }

  /** What the server tells of one call. */
  hear(update: CallUpdate): void {
    this.all.hear(update);
    this.one()?.hear(update);
  }

  lastCallTo(contactId: string): LastCall | undefined {
    const call = this.outcomes().get(contactId);
    return call && { call, time: shortMomentWords(call.dialedAt, this.today()) };
  }
}

function lastOutcomes(calls: readonly CallUpdate[]): ReadonlyMap<string, EndedCall> {
  const outcomes = new Map<string, EndedCall>();
  for (const { contactId, call } of calls) {
    if (call.status === 'ended' && !outcomes.has(contactId)) outcomes.set(contactId, call);
  }
  return outcomes;
}
