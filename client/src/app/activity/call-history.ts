import { signal } from '@angular/core';
import type { CallPage, CallUpdate } from '@hotline/protocol/placed-call';
import type { Api } from '../api/api.ts';
import { joinCalls } from './join-calls.ts';

/** How the calls before those that are known stand. */
export type OlderCalls = 'more' | 'loading' | 'failed' | 'none';

/** Calls as the server's log has them, page by page from the newest, with what is told live joined on top. */
export class CallHistory {
  private readonly api: Pick<Api, 'calls'>;
  private readonly list = signal<readonly CallUpdate[] | null>(null);
  private readonly failure = signal(false);
  private readonly before = signal<OlderCalls>('none');
  private next: string | undefined;
  /** What was told while the log was on its way: the log may have been read before. */
  private heard: readonly CallUpdate[] = [];
  /** Counts requests for the newest, so that a slow old answer never replaces a newer one. */
  private asked = 0;

  /** Whose calls these are; undefined for everybody's. */
  readonly contactId: string | undefined;
  /** Newest first; null until they were loaded once. */
  readonly calls = this.list.asReadonly();
  /** True when the last attempt to load the newest failed. */
  readonly failed = this.failure.asReadonly();
  readonly older = this.before.asReadonly();

  constructor(api: Pick<Api, 'calls'>, contactId?: string) {
    this.api = api;
    this.contactId = contactId;
  }

  /** Loads the newest. What was loaded before them is kept, unless calls in between were missed. */
  async load(): Promise<void> {
    const mine = this.begin();
    try {
      const page = await this.api.calls({ contactId: this.contactId });
      if (mine !== this.asked) return;
      this.take(page);
      this.failure.set(false);
    } catch {
      // The page says so and offers to try again.
      if (mine === this.asked) this.failure.set(true);
    }
  }

  /** Loads the next page of older calls, if there is one and it is not on its way. */
  async loadOlder(): Promise<void> {
    if (this.before() === 'none' || this.before() === 'loading') return;
    this.before.set('loading');
    const cursor = this.next;
    try {
      const page = await this.api.calls({ contactId: this.contactId, before: cursor });
      // Meanwhile the list may have begun anew.
      if (cursor !== this.next) return;
      this.list.update((calls) => joinCalls(page.calls, calls ?? []));
      this.follow(page.next);
    } catch {
      if (cursor === this.next) this.before.set('failed');
    }
  }

  /** What the server tells of one call. */
  hear(update: CallUpdate): void {
    if (this.contactId !== undefined && update.contactId !== this.contactId) return;
    this.heard = joinCalls(this.heard, [update]);
    this.list.update((calls) => calls && joinCalls(calls, [update]));
  }

  /** Forgets everything, also what is still on its way. */
  clear(): void {
    this.begin();
    this.list.set(null);
    this.failure.set(false);
    this.follow(undefined);
  }

  private begin(): number {
    this.asked += 1;
    this.heard = [];
    return this.asked;
  }

  private take({ calls, next }: CallPage): void {
    const known = this.list();
    const newest = joinCalls(calls, this.heard);
    if (known && meet(known, calls, this.heard)) {
      this.list.set(joinCalls(known, newest));
      return;
    }
    this.list.set(newest);
    this.follow(next);
  }

  private follow(next: string | undefined): void {
    this.next = next;
    this.before.set(next === undefined ? 'none' : 'more');
  }
}

/** True when no call can be missing between the two; what was only just told proves nothing. */
function meet(
  known: readonly CallUpdate[],
  page: readonly CallUpdate[],
  heard: readonly CallUpdate[],
): boolean {
  const told = new Set(heard.map(({ id }) => id));
  const ids = new Set(known.map(({ id }) => id));
  return page.some(({ id }) => ids.has(id) && !told.has(id));
}
