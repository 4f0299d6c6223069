import { ErrorHandler, inject, Injectable } from '@angular/core';
import type { CallNotes } from '@hotline/protocol/timeline';
import { Api } from '../api/api.ts';
import { Clock } from '../clock.ts';
import type { NoteDetail } from '../voice/voice-client.ts';

type Note = CallNotes['notes'][number];

/** As many as go in one request. */
const batch = 50;
/** More than a call ever has; whatever is kept beyond would only grow while the server is away. */
const most = 200;
const patience = 2_000;
const retries = 6;

/** What the voice SDK tells of calls, sent to the server in batches, for their timelines. */
@Injectable({ providedIn: 'root' })
export class NoteBook {
  private readonly api = inject(Api);
  private readonly clock = inject(Clock);
  private readonly errors = inject(ErrorHandler);
  private readonly pages = new Map<string, Note[]>();
  private failures = 0;
  private callOff: (() => void) | null = null;

  /** Keeps a note, which is sent a little later, or with the next `send`. */
  write(callId: string, what: string, detail?: NoteDetail): void {
    const notes = this.pages.get(callId) ?? [];
    if (notes.length >= most) return;
    notes.push({ at: this.clock.now(), what, ...(detail && { detail: withoutNumbers(detail) }) });
    this.pages.set(callId, notes);
    this.callOff ??= this.clock.after(patience, () => {
      this.send();
    });
  }

  /** Sends everything now, also from a page that is being closed. */
  send(): void {
    this.callOff?.();
    this.callOff = null;
    const pages = Array.from(this.pages);
    this.pages.clear();
    for (const [callId, notes] of pages) {
      for (let at = 0; at < notes.length; at += batch) {
        void this.sendBatch(callId, notes.slice(at, at + batch));
      }
    }
  }

  private async sendBatch(callId: string, notes: Note[]): Promise<void> {
    try {
      await this.api.sendNotes(callId, { now: this.clock.now(), notes });
      this.failures = 0;
    } catch (error) {
      // The person has no use for this; whoever looks for it finds it in the console.
      this.errors.handleError(error);
      this.failures += 1;
      if (this.failures <= retries) this.putBack(callId, notes);
    }
  }

  private putBack(callId: string, notes: Note[]): void {
    this.pages.set(callId, [...notes, ...(this.pages.get(callId) ?? [])].slice(0, most));
    this.callOff ??= this.clock.after(patience * this.failures, () => {
      this.send();
    });
  }
}

/** The number of a phone is nobody's business here, should an error name one. */
function withoutNumbers(detail: NoteDetail): NoteDetail {
  return Object.fromEntries(
    Object.entries(detail).map(([key, value]) => [
      key,
      typeof value === 'string' ? value.replace(/\+?\d{7,}/g, '…').slice(0, 256) : value,
    ]),
  );
}
