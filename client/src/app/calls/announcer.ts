import { Injectable, signal } from '@angular/core';
import type { Announcement } from './announcement.ts';

/** What the page's live region says now. */
@Injectable({ providedIn: 'root' })
export class Announcer {
  private readonly current = signal<Announcement>({ text: '', urgent: false });

  readonly saying = this.current.asReadonly();

  say(text: string, urgent = false): void {
    this.current.set({ text, urgent });
  }
}
