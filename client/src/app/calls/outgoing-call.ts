import type { LetGoReason } from '@hotline/protocol/placed-call';
import type { Api } from '../api/api.ts';
import { closeMicrophone, silenceMicrophone, type Microphone } from '../voice/microphone.ts';
import type { VoiceClient } from '../voice/voice-client.ts';

export interface OutgoingDependencies {
  readonly api: Pick<Api, 'placeCall' | 'cancelCall'>;
  readonly voice: Pick<VoiceClient, 'dial' | 'hangUp' | 'mute'>;
  readonly microphone: Pick<Microphone, 'open'>;
}

/** The server's answer to a call that it is asked to place. */
export type Placing = Promise<{ readonly id: string }>;

/**
 * Everything that one call holds: the microphone, its place on the server, the line. It can be ended at any
 * moment, also in the middle of being placed, and then lets go of all it has or is still about to get.
 */
export class OutgoingCall {
  private readonly dependencies: OutgoingDependencies;
  private readonly name: (placing: Placing) => Promise<string>;
  private over = false;
  private opening = false;
  private silent = false;
  private stream: MediaStream | undefined;
  private placing: Placing | undefined;

  /** `name` is fulfilled with the call's id, once that is kept; only then the call is dialed. */
  constructor(dependencies: OutgoingDependencies, name: (placing: Placing) => Promise<string>) {
    this.dependencies = dependencies;
    this.name = name;
  }

  /** True while the browser may be asking the person for the microphone. */
  get waitsForMicrophone(): boolean {
    return this.opening;
  }

  /** Places the call once `free` is fulfilled. Rejects with what went wrong; whoever hears that ends the call. */
  async start(contactId: string, free: Promise<void>): Promise<void> {
    const { api, voice } = this.dependencies;
    await free;
    if (this.over) return;
    const stream = await this.openMicrophone();
    if (this.ended()) {
      closeMicrophone(stream);
      return;
    }
    this.stream = stream;
    silenceMicrophone(stream, this.silent);
    this.placing = api.placeCall(contactId);
    const id = await this.name(this.placing);
    // While this was awaited, `end` may have come, and it cancels what was placed.
    if (this.ended()) return;
    await voice.dial(id, stream);
  }

  /**
   * Lets go of everything; the microphone is off at once. Fulfilled when the phone service knows, and the
   * server too, which is told why where it cannot know otherwise.
   */
  async end(because?: LetGoReason): Promise<void> {
    if (this.over) return;
    this.over = true;
    const { api, voice } = this.dependencies;
    if (this.stream) closeMicrophone(this.stream);
    const hangingUp = voice.hangUp();
    // Why placing failed is told to whoever started the call; here only the id counts.
    const id = await this.placing?.then(
      (call) => call.id,
      () => null,
    );
    await allDone([hangingUp, because && id ? api.cancelCall(id, because) : Promise.resolve()]);
  }

  /** Holds from now on, also when there is no microphone yet. */
  async mute(on: boolean): Promise<void> {
    this.silent = on;
    if (this.stream) silenceMicrophone(this.stream, on);
    await this.dependencies.voice.mute(on);
  }

  private async openMicrophone(): Promise<MediaStream> {
    this.opening = true;
    try {
      return await this.dependencies.microphone.open();
    } finally {
      this.opening = false;
    }
  }

  /** A method, because the compiler does not see that `over` changes while a promise is awaited. */
  private ended(): boolean {
    return this.over;
  }
}

/** Waits for all of them, and only then rejects with the first failure. */
async function allDone(promises: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(promises);
  await Promise.all(promises);
}
