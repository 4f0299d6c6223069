import { computed, inject, Injectable, signal } from '@angular/core';
import type { EndedCall } from '@hotline/protocol/call';
import type { CallUpdate } from '@hotline/protocol/placed-call';
import { Api } from '../api/api.ts';
import type { LastCall } from '../calls/tile-face.ts';
import { Clock } from '../clock.ts';
import { Ticker } from '../ticker.ts';
import { joinCalls } from './join-calls.ts';
import { shortMomentWords, startOfDay } from './moment-words.ts';

/** How often it is looked whether a new day has begun, in ms. */
const dayCheck = 60_000;

/** This user's calls as the server's log has them, followed live. */
@Injectable({ providedIn: 'root' })
export class ActivityLog {
  private readonly api = inject(Api);
  private readonly clock = inject(Clock);

  private readonly list = signal<readonly CallUpdate[] | null>(null);
  private readonly failure = signal(false);
  private readonly ticker = new Ticker(this.clock, dayCheck, () => this.followed);
  private followed = false;
  /** What was told while the log was on its way: the log may have been read before. */
  private heard: CallUpdate[] = [];
  /** Counts requests, so that a slow old answer never replaces a newer one. */
  private asked = 0;

  /** Newest first, at most 100; null until they were loaded once. */
  readonly calls = this.list.asReadonly();
  /** True when the last attempt to load them failed. */
  readonly failed = this.failure.asReadonly();
  /** The last midnight, epoch ms. */
  readonly today = computed(() => startOfDay(this.ticker.now()));
  /** The last finished call to each contact. */
  private readonly outcomes = computed(() => lastOutcomes(this.list() ?? []));

  /** Loads the log and knows the day, until `close`. */
  open(): void {
    this.followed = true;
    this.ticker.start();
    void this.load();
  }

  /** Forgets everything: the next person must not see it. */
  close(): void {
    this.followed = false;
    this.asked += 1;
    this.list.set(null);
    this.failure.set(false);
  }

  async load(): Promise<void> {
    this.asked += 1;
    const mine = this.asked;
    this.heard = [];
    try {
      const calls = await this.api.calls();
      if (mine !== this.asked) return;
      this.list.set(joinCalls(calls, this.heard));
      this.failure.set(false);
    } catch {
      // The page says so and offers to try again.
      if (mine === this.asked) this.failure.set(true);
    }
  }

  /** What the server tells of one call. */
  hear(update: CallUpdate): void {
    this.heard = [...joinCalls(this.heard, [update])];
    this.list.update((calls) => calls && joinCalls(calls, [update]));
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
