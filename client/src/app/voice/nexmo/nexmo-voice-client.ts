import { DOCUMENT, inject, Injectable, InjectionToken } from '@angular/core';
import type { Settings } from '@hotline/protocol/session';
import { Clock } from '../../clock.ts';
import type { NexmoLeg } from './nexmo-leg.ts';
import type * as NexmoParts from './nexmo-parts.ts';
import type { NexmoCall, NexmoSdk } from './nexmo-sdk.ts';
import type { NexmoSession } from './nexmo-session.ts';
import { VoiceClient, type VoiceHandlers } from '../voice-client.ts';

/** Fetches the SDK when it is first needed: it is bigger than the whole pad. */
export const LOAD_NEXMO = new InjectionToken<() => Promise<NexmoSdk>>('nexmo-client', {
  providedIn: 'root',
  factory: () => () =>
    import('nexmo-client').then(({ default: sdk }) => sdk as unknown as NexmoSdk),
});

/** The voice SDK `nexmo-client`. */
@Injectable()
export class NexmoVoiceClient extends VoiceClient {
  private readonly load = inject(LOAD_NEXMO);
  private readonly clock = inject(Clock);
  private readonly window = inject(DOCUMENT).defaultView;

  private parts: typeof NexmoParts | null = null;
  private session: NexmoSession | null = null;
  private leg: NexmoLeg | null = null;
  private handlers: VoiceHandlers | null = null;
  /** The SDK names the call of each status by object only. */
  private readonly legs = new WeakMap<NexmoCall, NexmoLeg>();

  override async connect(
    token: string,
    voice: Settings['voice'],
    handlers: VoiceHandlers,
  ): Promise<void> {
    this.handlers = handlers;
    if (this.session && (await this.resumes(this.session, token))) return;
    this.session?.close();
    this.session = null;
    const [sdk, parts] = await Promise.all([this.load(), import('./nexmo-parts.ts')]);
    this.parts = parts;
    const opened = await parts.NexmoSession.open(token, {
      sdk,
      clock: this.clock,
      voice,
      connection: (state) => {
        if (this.handlers === handlers) handlers.connection(state);
      },
      note: (what) => {
        this.leg?.heardOfLine(what);
      },
      status: (call) => {
        this.legs.get(call)?.heard(call.status);
      },
    });
    // Someone signed out while this was signing in.
    if (this.handlers === handlers) this.session = opened;
    else await opened.signOut();
  }

  override async updateToken(token: string): Promise<void> {
    await this.session?.application.updateToken(token);
  }

  override async dial(callId: string, microphone: MediaStream): Promise<void> {
    const { handlers, parts, session, window } = this;
    if (!session || !parts || !handlers || !window)
      throw new Error('There is no connection to call over.');
    const leg = new parts.NexmoLeg(
      {
        application: session.application,
        clock: this.clock,
        window,
        made: (call) => this.legs.set(call, leg),
        news: (news) => {
          handlers.news(callId, news);
        },
        note: (what, detail) => {
          handlers.note(callId, what, detail);
        },
        remoteAudio: (stream) => {
          if (this.leg === leg) handlers.remoteAudio(stream);
        },
        media: (connection) => {
          if (this.leg === leg) handlers.media(connection);
        },
      },
      microphone,
    );
    this.leg = leg;
    await leg.dial(callId);
  }

  override async hangUp(): Promise<void> {
    await this.leg?.hangUp();
  }

  override async mute(on: boolean): Promise<void> {
    await this.leg?.mute(on);
  }

  override disconnect(): void {
    this.handlers = null;
    // The service notices by itself that the line is gone, should it not hear this.
    this.leg?.hangUp().catch(() => undefined);
    void this.session?.signOut();
    this.session = null;
  }

  /** False when a new session is needed; a call that is up is never given up for one. */
  private async resumes(session: NexmoSession, token: string): Promise<boolean> {
    try {
      await session.resume(token);
      return true;
    } catch (error) {
      if (this.leg?.live === true) throw error;
      return false;
    }
  }
}
