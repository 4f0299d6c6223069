import { signal } from '@angular/core';

interface Page<T> {
  readonly entries: readonly T[];
  /** Where the next page begins; absent when there is none. */
  readonly next?: string | undefined;
}

/** How the entries before those that are known stand. */
export type Older = 'more' | 'loading' | 'failed' | 'none';

/** A list that the server gives page by page, the newest first. */
export class Pages<T> {
  private readonly read: (before?: string) => Promise<Page<T>>;
  private readonly list = signal<readonly T[] | null>(null);
  private readonly failure = signal(false);
  private readonly rest = signal<Older>('none');
  private next: string | undefined;
  /** Counts beginnings, so that what was asked for an older list is not added to a newer one. */
  private begun = 0;

  /** Null until the newest were read once. */
  readonly entries = this.list.asReadonly();
  /** True when the last attempt to read the newest failed. */
  readonly failed = this.failure.asReadonly();
  readonly older = this.rest.asReadonly();

  constructor(read: (before?: string) => Promise<Page<T>>) {
    this.read = read;
  }

  /** Reads the newest; the list begins anew. */
  async load(): Promise<void> {
    this.begun += 1;
    const mine = this.begun;
    try {
      const page = await this.read();
      if (mine !== this.begun) return;
      this.list.set(page.entries);
      this.follow(page);
      this.failure.set(false);
    } catch {
      // The page says so and offers to try again.
      if (mine === this.begun) this.failure.set(true);
    }
  }

  /** Reads the next page, if there is one and it is not on its way. */
  async loadOlder(): Promise<void> {
    if (this.rest() === 'none' || this.rest() === 'loading') return;
    const mine = this.begun;
    this.rest.set('loading');
    try {
      const page = await this.read(this.next);
      if (mine !== this.begun) return;
      this.list.update((known) => [...(known ?? []), ...page.entries]);
      this.follow(page);
    } catch {
      if (mine === this.begun) this.rest.set('failed');
    }
  }

  private follow({ next }: Page<T>): void {
    this.next = next;
    this.rest.set(next === undefined ? 'none' : 'more');
  }
}
