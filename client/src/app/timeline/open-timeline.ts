import { inject, Injectable, signal } from '@angular/core';
import type { Timeline } from '@hotline/protocol/timeline';
import { ApiFailure } from '../api/api-failure.ts';
import { Api } from '../api/api.ts';
import { ServerNews } from '../calls/server-news.ts';

/** How reading it has gone: `failed` also when there is an older one to show. */
export type Reading = 'loading' | 'done' | 'unknown' | 'failed';

/** The one timeline that is open, read again whenever something is told of its call. */
@Injectable({ providedIn: 'root' })
export class OpenTimeline {
  private readonly api = inject(Api);
  private readonly news = inject(ServerNews);
  private readonly told = signal<Timeline | null>(null);
  private readonly progress = signal<Reading>('loading');
  private callId: string | null = null;
  private reading = false;
  /** Something was told while it was being read: what comes may be older than that. */
  private stale = false;

  /** Null until it was read once. */
  readonly timeline = this.told.asReadonly();
  readonly state = this.progress.asReadonly();

  open(callId: string): void {
    this.close();
    this.callId = callId;
    this.news.tellAlso({
      opened: () => {
        this.refresh();
      },
      call: ({ id }) => {
        if (id === callId) this.refresh();
      },
    });
    this.refresh();
  }

  close(): void {
    this.callId = null;
    this.news.tellAlso(null);
    this.told.set(null);
    this.progress.set('loading');
  }

  /** Reads it again, if one is open. */
  refresh(): void {
    if (this.callId === null) return;
    this.stale = true;
    if (!this.reading) void this.read();
  }

  private async read(): Promise<void> {
    this.reading = true;
    while (this.stale && this.callId !== null) {
      this.stale = false;
      await this.readOnce(this.callId);
    }
    this.reading = false;
  }

  private async readOnce(callId: string): Promise<void> {
    const result = await this.api.timeline(callId).catch(whyNot);
    if (callId !== this.callId) return;
    if (typeof result === 'string') {
      this.progress.set(result);
      return;
    }
    this.told.set(result);
    this.progress.set('done');
  }
}

function whyNot(error: unknown): Reading {
  return error instanceof ApiFailure && error.status === 404 ? 'unknown' : 'failed';
}
