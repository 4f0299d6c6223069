import { DOCUMENT, inject, Injectable, InjectionToken } from '@angular/core';
import type { Settings, VoiceSdk } from '@hotline/protocol/session';
import { Clock } from '../clock.ts';
import { VoiceClient, type VoiceHandlers } from './voice-client.ts';

type CreateVoiceClient = (world: {
  clock: Clock;
  window: typeof globalThis & Window;
}) => VoiceClient;

/** The adapter of each SDK, fetched when it is first needed: an SDK is bigger than the whole pad. */
export const VOICE_ADAPTERS = new InjectionToken<
  Readonly<Record<VoiceSdk, () => Promise<CreateVoiceClient>>>
>('voice adapters', {
  providedIn: 'root',
  factory: () => ({
    'nexmo-client': async () =>
      (await import('./nexmo/nexmo-voice-client.ts')).createNexmoVoiceClient,
    'client-sdk': async () =>
      (await import('./vonage/vonage-voice-client.ts')).createVonageVoiceClient,
  }),
});

/** Calls with the SDK that the server's settings name. */
@Injectable()
export class ChosenVoiceClient extends VoiceClient {
  private readonly adapters = inject(VOICE_ADAPTERS);
  private readonly clock = inject(Clock);
  private readonly window = inject(DOCUMENT).defaultView;
  private chosen: VoiceClient | null = null;
  private handlers: VoiceHandlers | null = null;

  override async connect(
    token: string,
    voice: Settings['voice'],
    handlers: VoiceHandlers,
  ): Promise<void> {
    this.handlers = handlers;
    const create = await this.adapters[voice.sdk]();
    // Someone signed out while the adapter was being fetched.
    if (this.handlers !== handlers || !this.window) return;
    this.chosen ??= create({ clock: this.clock, window: this.window });
    await this.chosen.connect(token, voice, handlers);
  }

  override async updateToken(token: string): Promise<void> {
    await this.chosen?.updateToken(token);
  }

  override async dial(callId: string, microphone: MediaStream): Promise<void> {
    if (!this.chosen) throw new Error('There is no connection to call over.');
    await this.chosen.dial(callId, microphone);
  }

  override async hangUp(): Promise<void> {
    await this.chosen?.hangUp();
  }

  override async mute(on: boolean): Promise<void> {
    await this.chosen?.mute(on);
  }

  override disconnect(): void {
    this.handlers = null;
    this.chosen?.disconnect();
  }
}
