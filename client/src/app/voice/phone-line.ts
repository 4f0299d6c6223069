import { inject, Injectable, signal } from '@angular/core';
import type { Settings } from '@hotline/protocol/session';
import { Api } from '../api/api.ts';
import { Clock } from '../clock.ts';
import { SessionStore } from '../session/session-store.ts';
import { tokenLifetime } from './token-lifetime.ts';
import { VoiceClient, type VoiceHandlers } from './voice-client.ts';

/** Who hears what happens to calls. */
export type CallListener = Pick<VoiceHandlers, 'news' | 'note'>;

export type LineState = 'connecting' | 'ready' | 'lost';

/** Fetched this long before the old token ends, in ms. */
const refreshMargin = 60_000;
const backoff = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/** Keeps this page signed in to the phone service: connects, renews the token, comes back after a loss. */
@Injectable({ providedIn: 'root' })
export class PhoneLine {
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);
  private readonly voice = inject(VoiceClient);
  private readonly clock = inject(Clock);

  private readonly current = signal<LineState>('connecting');
  private readonly known = signal<Settings | null>(null);
  private readonly heard = signal<MediaStream | null>(null);
  private readonly connection = signal<RTCPeerConnection | null>(null);
  /** Counts openings, so that what an earlier one left behind changes nothing. */
  private visit = 0;
  private callOff = (): void => undefined;
  private listener: CallListener = { news: () => undefined, note: () => undefined };

  readonly state = this.current.asReadonly();
  /** Null until the server has told them. */
  readonly settings = this.known.asReadonly();
  readonly remoteAudio = this.heard.asReadonly();
  /** What carries the sound of the call that is up; null with none. */
  readonly media = this.connection.asReadonly();

  open(listener: CallListener): void {
    this.visit += 1;
    this.listener = listener;
    this.current.set('connecting');
    void this.attempt(0, this.visit);
  }

  /** Comes back at once when there is reason to think that it can. */
  hurry(): void {
    if (this.current() === 'lost') void this.attempt(0, this.visit);
  }

  close(): void {
    this.visit += 1;
    this.callOff();
    this.voice.disconnect();
    this.heard.set(null);
    this.connection.set(null);
    this.current.set('connecting');
  }

  private async attempt(count: number, visit: number): Promise<void> {
    this.callOff();
    try {
      const { settings, token } = await this.credentials();
      if (visit !== this.visit) return;
      await this.voice.connect(token, settings.voice, this.handlers(visit));
      if (visit !== this.visit) return;
      this.current.set('ready');
      this.renewBefore(token, visit);
    } catch {
      // Nothing is hidden: the state says "lost" on the whole pad until an attempt succeeds.
      if (visit === this.visit) this.lose(count, visit);
    }
  }

  private async credentials(): Promise<{ settings: Settings; token: string }> {
    const settings = this.known() ?? (await this.api.settings());
    this.known.set(settings);
    const token = await this.api.token(this.session.username() ?? '');
    return { settings, token };
  }

  private handlers(visit: number): VoiceHandlers {
    const current = (): boolean => visit === this.visit;
    return {
      news: (callId, news) => {
        if (current()) this.listener.news(callId, news);
      },
      note: (callId, what, detail) => {
        // What is told of a line that is being closed is wanted as well.
        this.listener.note(callId, what, detail);
      },
      remoteAudio: (stream) => {
        if (current()) this.heard.set(stream);
      },
      media: (connection) => {
        if (current()) this.connection.set(connection);
      },
      connection: (state) => {
        if (!current()) return;
        if (state === 'ready') this.current.set('ready');
        else if (this.current() === 'ready') this.lose(0, visit);
      },
    };
  }

  private lose(count: number, visit: number): void {
    this.current.set('lost');
    this.later(backoff[Math.min(count, backoff.length - 1)] ?? 0, () => {
      void this.attempt(count + 1, visit);
    });
  }

  private renewBefore(token: string, visit: number): void {
    this.later(Math.max(tokenLifetime(token) - refreshMargin, refreshMargin / 2), () => {
      void this.renew(visit);
    });
  }

  private async renew(visit: number): Promise<void> {
    try {
      const { token } = await this.credentials();
      if (visit !== this.visit) return;
      await this.voice.updateToken(token);
      this.renewBefore(token, visit);
    } catch {
      // The old token is still good for a while; signing in again tells whether the line is.
      if (visit === this.visit) void this.attempt(0, visit);
    }
  }

  private later(delay: number, run: () => void): void {
    this.callOff();
    this.callOff = this.clock.after(delay, run);
  }
}
