import { Microphone } from '../voice/microphone.ts';

export class FakeTrack {
  enabled = true;
  stopped = false;

  stop(): void {
    this.stopped = true;
  }
}

export class FakeStream {
  readonly track = new FakeTrack();

  getTracks(): FakeTrack[] {
    return [this.track];
  }

  getAudioTracks(): FakeTrack[] {
    return [this.track];
  }
}

/** A microphone that remembers every stream it gave out. */
export class FakeMicrophone extends Microphone {
  readonly streams: FakeStream[] = [];
  onOpen: () => Promise<void> = () => Promise.resolve();
  change: () => void = () => undefined;

  get live(): boolean {
    return this.streams.some(({ track }) => !track.stopped);
  }

  override async open(): Promise<MediaStream> {
    await this.onOpen();
    const stream = new FakeStream();
    this.streams.push(stream);
    return stream as unknown as MediaStream;
  }

  override watch(changed: () => void): () => void {
    this.change = changed;
    return () => {
      this.change = () => undefined;
    };
  }
}
