import { inject, Injectable, signal } from '@angular/core';
import type { Contacts, ContactsProblem } from '@hotline/protocol/contact';
import { Api } from '../api/api.ts';

/** The people on the pad, as `contacts.json` lists them now. */
@Injectable({ providedIn: 'root' })
export class ContactList {
  private readonly api = inject(Api);
  private readonly list = signal<Contacts | null>(null);
  private readonly failure = signal(false);
  private readonly fault = signal<ContactsProblem | null>(null);
  /** Counts requests, so that a slow old answer never replaces a newer one. */
  private asked = 0;

  /** Null until they were loaded once; afterwards the last good list. */
  readonly contacts = this.list.asReadonly();
  /** True when the last attempt to load them failed. */
  readonly failed = this.failure.asReadonly();
  /** What is wrong with the file; the list is then the last good one. */
  readonly problem = this.fault.asReadonly();

  async load(): Promise<void> {
    this.asked += 1;
    const mine = this.asked;
    try {
      const list = await this.api.contacts();
      if (mine !== this.asked) return;
      this.list.set(list);
      this.failure.set(false);
    } catch {
      // The page says so and offers to try again.
      if (mine === this.asked) this.failure.set(true);
    }
  }

  report(problem: ContactsProblem | null): void {
    this.fault.set(problem);
  }

  /** For people who are no longer listed, their id has to do. */
  nameOf(contactId: string): string {
    return this.list()?.find(({ id }) => id === contactId)?.name ?? contactId;
  }
}
