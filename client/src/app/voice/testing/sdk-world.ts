import type { CallNews } from '@hotline/protocol/call';
import type { Settings } from '@hotline/protocol/session';
import { FakeClock } from '../../testing/fake-clock.ts';
import { FakeStream } from '../../testing/fake-microphone.ts';
import type { VoiceClient } from '../voice-client.ts';
import { FakeMediaWindow, type FakeConnection } from './fake-media.ts';
import type { FakeBrowser, FakeSdk } from './fake-sdk.ts';

const where = { socketUrl: 'http://socket', apiUrl: 'http://api' };

/** A page that is up in a call. */
export interface InCall<Sdk extends FakeSdk> {
  readonly call: Sdk['calls'][number];
  readonly connection: FakeConnection;
  readonly microphone: FakeStream;
}

/** A voice client over a fake SDK, and all that is heard of it. */
export class SdkWorld<Sdk extends FakeSdk = FakeSdk> {
  readonly clock = new FakeClock();
  readonly window = new FakeMediaWindow();
  readonly voice: VoiceClient;
  readonly sdk: Sdk;
  readonly states: string[] = [];
  readonly notes: unknown[] = [];
  readonly audio: unknown[] = [];
  readonly media: unknown[] = [];
  private readonly news: [string, CallNews][] = [];

  constructor(create: (browser: FakeBrowser) => { voice: VoiceClient; sdk: Sdk }) {
    ({ voice: this.voice, sdk: this.sdk } = create(this));
  }

  connect(token = 'token-1'): Promise<void> {
    const voice: Settings['voice'] = { sdk: 'nexmo-client', ...where };
    return this.voice.connect(token, voice, {
      news: (id, heard) => this.news.push([id, heard]),
      note: (id, what, detail) => this.notes.push([id, what, detail]),
      connection: (state) => this.states.push(state),
      remoteAudio: (stream) => this.audio.push(stream),
      media: (connection) => this.media.push(connection),
    });
  }

  dial(id = 'call-1'): { microphone: FakeStream; dialing: Promise<void> } {
    const microphone = new FakeStream();
    const dialing = this.voice.dial(id, microphone as unknown as MediaStream);
    return { microphone, dialing };
  }

  async inCall(id = 'call-1'): Promise<InCall<Sdk>> {
    if (this.sdk.signIns.length === 0) await this.connect();
    const { microphone, dialing } = this.dial(id);
    await dialing;
    return {
      call: this.sdk.calls.at(-1)!,
      connection: this.sdk.connections.at(-1)!,
      microphone,
    };
  }

  /** All news so far, in few words. */
  told(): string[] {
    return this.news.map(
      ([id, heard]) => `${id} ${heard.type}${'reason' in heard ? ` ${heard.reason}` : ''}`,
    );
  }
}
