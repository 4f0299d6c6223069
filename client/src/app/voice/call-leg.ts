import type { CallNews } from '@hotline/protocol/call';
import type { Clock } from '../clock.ts';
import { within } from '../within.ts';
import { lendMicrophone, type LentMicrophone, type MediaWindow } from './lent-microphone.ts';
import { silenceMicrophone } from './microphone.ts';
import type { HeardLeg, SdkCall, SdkSession } from './sdk-session.ts';
import type { NoteDetail } from './voice-client.ts';

type VoiceNote = (what: string, detail?: NoteDetail) => void;

export interface LegDependencies {
  readonly session: Pick<SdkSession, 'names' | 'place' | 'connected'>;
  readonly window: MediaWindow;
  readonly clock: Clock;
  readonly news: (news: CallNews) => void;
  /** Hears all that the SDK tells, for the record. */
  readonly note: VoiceNote;
  readonly remoteAudio: (stream: MediaStream | null) => void;
  readonly media: (connection: RTCPeerConnection | null) => void;
}

/** An SDK connects or fails within this, in ms; some faults it never tells. */
const dialingTime = 15_000;

/**
 * One call of a voice SDK, with the faults of both guarded: it always ends, and always lets go of the
 * microphone; what the SDK says afterwards changes nothing.
 */
export class CallLeg implements HeardLeg {
  private readonly dependencies: LegDependencies;
  private readonly microphone: MediaStream;
  private lent: LentMicrophone<void> | undefined;
  private call: SdkCall | undefined;
  private over = false;

  constructor(dependencies: LegDependencies, microphone: MediaStream) {
    this.dependencies = dependencies;
    this.microphone = microphone;
  }

  get live(): boolean {
    return !this.over;
  }

  async dial(callId: string): Promise<void> {
    const { clock, note, session, window } = this.dependencies;
    const { dial } = session.names;
    note(dial);
    this.lent = lendMicrophone(
      window,
      this.microphone,
      () => session.place(callId, this).then((call) => this.begin(call)),
      (connection) => {
        this.carriedBy(connection);
      },
    );
    try {
      await within(clock, dialingTime, this.lent.result);
    } catch (cause) {
      note(`${dial}:failed`, { error: wordsOf(cause) });
      // A call that was ended meanwhile has nobody left who waits for it.
      if (!this.live) return;
      this.finish();
      throw new Error('The phone service did not take the call.', { cause });
    }
  }

  heard(what: string, detail: NoteDetail | undefined, told: CallNews | null): void {
    const { news, note } = this.dependencies;
    note(what, detail);
    if (told === null) return;
    if (this.over) {
      // The hang-up came too early for the service. Should it fail again, our server ends the call.
      if (told.type !== 'ended') this.call?.hangUp().catch(() => undefined);
      return;
    }
    if (told.type === 'ended') this.finish();
    news(told);
  }

  sounds(stream: MediaStream | null): void {
    if (this.live) this.dependencies.remoteAudio(stream);
  }

  /** What the SDK says of the connection while this call is up. */
  heardOfLine(what: string, detail?: NoteDetail): void {
    if (this.live) this.dependencies.note(what, detail);
  }

  async hangUp(): Promise<void> {
    if (this.over) return;
    const { note, session } = this.dependencies;
    const { hangUp } = session.names;
    note(hangUp);
    this.finish();
    try {
      await this.call?.hangUp();
    } catch (error) {
      note(`${hangUp}:failed`, { error: wordsOf(error) });
      throw error;
    }
  }

  async mute(on: boolean): Promise<void> {
    if (this.over) return;
    const { note, session } = this.dependencies;
    note(session.names.mute, { on });
    silenceMicrophone(this.microphone, on);
    try {
      await this.call?.mute(on);
    } finally {
      // An SDK opens the microphone again when the service could not be told.
      silenceMicrophone(this.microphone, on);
    }
  }

  private async begin(call: SdkCall): Promise<void> {
    this.call = call;
    // Ended while it was being dialed: only now can the service be told.
    if (this.over) await call.hangUp();
    else call.begun();
  }

  private carriedBy(connection: RTCPeerConnection | null): void {
    const { media, note, session } = this.dependencies;
    if (connection) {
      connection.addEventListener('connectionstatechange', () => {
        note('media:connectionstatechange', { state: connection.connectionState });
      });
      session.connected?.(connection, this);
    }
    media(connection);
  }

  private finish(): void {
    this.over = true;
    this.lent?.close();
    this.dependencies.remoteAudio(null);
  }
}

/** An SDK also rejects with nothing, and with things that are no errors. */
function wordsOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : 'no reason given';
}
