import type { CallNews } from '@hotline/protocol/call';
import type { Clock } from '../clock.ts';
import { within } from '../within.ts';
import { lendMicrophone, type LentMicrophone, type MediaWindow } from './lent-microphone.ts';
import { silenceMicrophone } from './microphone.ts';
import { newsOfStatus } from './nexmo-news.ts';
import type { NexmoApplication, NexmoCall } from './nexmo-sdk.ts';

export interface LegDependencies {
  readonly application: NexmoApplication;
  readonly window: MediaWindow;
  readonly clock: Clock;
  /** Hears the SDK's own object for the call, as soon as there is one. */
  readonly made: (call: NexmoCall) => void;
  readonly news: (news: CallNews) => void;
  readonly remoteAudio: (stream: MediaStream | null) => void;
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
    const { application, clock, window } = this.dependencies;
    this.lent = lendMicrophone(window, this.microphone, () =>
      application.callServer(callId, 'phone').then((call) => this.begin(call)),
    );
    try {
      await within(clock, dialingTime, this.lent.result);
    } catch (cause) {
      // A call that was ended meanwhile has nobody left who waits for it.
      if (!this.live) return;
      this.finish();
      throw new Error('The phone service did not take the call.', { cause });
    }
  }

  /** What the SDK says of this call, also long after it is over. */
  heard(status: string | null): void {
    const { clock, news } = this.dependencies;
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

  async hangUp(): Promise<void> {
    if (this.over) return;
    this.finish();
    await this.call?.hangUp();
  }

  async mute(on: boolean): Promise<void> {
    if (this.over) return;
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
