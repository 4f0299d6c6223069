import type { Settings } from '@hotline/protocol/session';
import type { Clock } from '../clock.ts';
import { CallLeg } from './call-leg.ts';
import type { MediaWindow } from './lent-microphone.ts';
import type { OpenSession, SdkSession } from './sdk-session.ts';
import { VoiceClient, type VoiceHandlers } from './voice-client.ts';

export interface SdkVoiceDependencies {
  readonly clock: Clock;
  readonly window: MediaWindow;
  readonly open: OpenSession;
}

/** A voice client over whichever SDK `open` signs in with: one session at a time, and one call. */
export class SdkVoiceClient extends VoiceClient {
  private readonly dependencies: SdkVoiceDependencies;
  private session: SdkSession | null = null;
  private leg: CallLeg | null = null;
  private handlers: VoiceHandlers | null = null;

  constructor(dependencies: SdkVoiceDependencies) {
    super();
    this.dependencies = dependencies;
  }

  override async connect(
    token: string,
    voice: Settings['voice'],
    handlers: VoiceHandlers,
  ): Promise<void> {
    this.handlers = handlers;
    if (this.session && (await this.resumes(this.session, token))) return;
    const before = this.session;
    this.session = null;
    before?.close();
    let opened: SdkSession | null = null;
    opened = await this.dependencies.open(token, {
      voice,
      connection: (state) => {
        if (opened && this.session === opened) this.handlers?.connection(state);
      },
      note: (what, detail) => {
        this.leg?.heardOfLine(what, detail);
      },
    });
    // Someone signed out while this was signing in.
    if (this.handlers === handlers) this.session = opened;
    else await opened.signOut();
  }

  override async updateToken(token: string): Promise<void> {
    await this.session?.updateToken(token);
  }

  override async dial(callId: string, microphone: MediaStream): Promise<void> {
    const { handlers, session } = this;
    const { clock, window } = this.dependencies;
    if (!session || !handlers) throw new Error('There is no connection to call over.');
    const leg = new CallLeg(
      {
        session,
        clock,
        window,
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
    // First, because an SDK that logs out in a call cannot hang up any more. The service notices by itself
    // that the line is gone, should it not hear this.
    this.leg?.hangUp().catch(() => undefined);
    void this.session?.signOut();
    this.session = null;
  }

  /** False when a new session is needed; a call that is up is never given up for one. */
  private async resumes(session: SdkSession, token: string): Promise<boolean> {
    try {
      await session.resume(token);
      return true;
    } catch (error) {
      if (this.leg?.live === true) throw error;
      return false;
    }
  }
}
