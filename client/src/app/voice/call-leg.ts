import type { CallNews } from '@hotline/protocol/call';
import type { Clock } from '../../clock.ts';
import { within } from '../../within.ts';
import { lendMicrophone, type LentMicrophone, type MediaWindow } from '../lent-microphone.ts';
import { silenceMicrophone } from '../microphone.ts';
import { newsOfStatus } from './nexmo-news.ts';
import type { NexmoApplication, NexmoCall } from './nexmo-sdk.ts';
import type { NoteDetail } from '../voice-client.ts';

export type VoiceNote = (what: string, detail?: NoteDetail) => void;

export interface LegDependencies {
  readonly application: NexmoApplication;
  readonly window: MediaWindow;
  readonly clock: Clock;
  /** Hears the SDK's own object for the call, as soon as there is one. */
  readonly made: (call: NexmoCall) => void;
  readonly news: (news: CallNews) => void;
  /** Hears all that the SDK tells, for the record. */
  readonly note: VoiceNote;
  readonly remoteAudio: (stream: MediaStream | null) => void;
  readonly media: (connection: RTCPeerConnection | null) => void;
}

/** The SDK connects or fails within this, in ms; some faults it never tells. */
const dialingTime = 15_000;

/** One call of the SDK, with its faults guarded: it always ends, and always lets go of the microphone. */
export class NexmoLeg {
  private readonly dependencies: LegDependencies;
  private readonly microphone: MediaStream;
  private lent: LentMicrophone<NexmoCall> | undefined;
  private call: NexmoCall | undefined;
  private over = false;

  constructor(dependencies: LegDependencies, microphone: MediaStream) {
    this.dependencies = dependencies;
    this.microphone = microphone;
  }

  get live(): boolean {
    return !this.over;
  }

  async dial(callId: string): Promise<void> {
    const { application, clock, media, note, window } = this.dependencies;
    note('callServer');
    this.lent = lendMicrophone(
      window,
      this.microphone,
      () => application.callServer(callId, 'phone').then((call) => this.begin(call)),
      (connection) => {
        if (connection) noteConnection(connection, note);
        media(connection);
      },
    );
    try {
      await within(clock, dialingTime, this.lent.result);
    } catch (cause) {
      note('callServer:failed', { error: wordsOf(cause) });
      // A call that was ended meanwhile has nobody left who waits for it.
      if (!this.live) return;
      this.finish();
      throw new Error('The phone service did not take the call.', { cause });
    }
  }

  /** What the SDK says of this call, also long after it is over. */
  heard(status: string | null): void {
    const { clock, news, note } = this.dependencies;
    if (status !== null) note('call:status:changed', { status });
    const told = status === null ? null : newsOfStatus(status, clock.now());
    if (told === null) return;
    if (this.over) {
      // The hang-up came too early for the service. Should it fail again, our server ends the call.
      if (told.type !== 'ended') this.call?.hangUp().catch(() => undefined);
      return;
    }
    if (told.type === 'ended') this.finish();
    news(told);
  }

  /** What the SDK says of the connection while this call is up. */
  heardOfLine(what: string): void {
    if (this.live) this.dependencies.note(what);
  }

  async hangUp(): Promise<void> {
    if (this.over) return;
    const { note } = this.dependencies;
    note('hangUp');
    this.finish();
    try {
      await this.call?.hangUp();
    } catch (error) {
      note('hangUp:failed', { error: wordsOf(error) });
      throw error;
    }
  }

  async mute(on: boolean): Promise<void> {
    if (this.over) return;
    this.dependencies.note('media:mute', { on });
    silenceMicrophone(this.microphone, on);
    try {
      await this.call?.conversation?.media.mute(on);
    } finally {
      // The SDK opens the microphone again when the service could not be told.
      silenceMicrophone(this.microphone, on);
    }
  }

  private async begin(call: NexmoCall): Promise<NexmoCall> {
    this.call = call;
    this.dependencies.made(call);
    if (this.over) {
      // Ended while it was being dialed: only now can the service be told.
      await call.hangUp();
      return call;
    }
    this.dependencies.remoteAudio(call.stream ?? null);
    this.heard(call.status);
    return call;
  }

  private finish(): void {
    this.over = true;
    this.lent?.close();
    this.dependencies.remoteAudio(null);
  }
}

function noteConnection(connection: RTCPeerConnection, note: VoiceNote): void {
  connection.addEventListener('connectionstatechange', () => {
    note('media:connectionstatechange', { state: connection.connectionState });
  });
}

/** The SDK also rejects with nothing, and with things that are no errors. */
function wordsOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : 'no reason given';
}
