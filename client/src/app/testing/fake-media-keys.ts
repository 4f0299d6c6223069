import type { MediaKey, MediaKeys, MediaSessionPort } from '../anywhere/media-keys.ts';

/** A system that shows what is told to it, and whose keys a test presses. */
export class FakeMediaKeys implements MediaKeys {
  readonly handlers = new Map<string, () => void>();
  readonly microphone: boolean[] = [];
  /** What the browser has no word for. */
  unknown: MediaKey | null = null;

  readonly session: MediaSessionPort = {
    metadata: null,
    playbackState: 'none',
    setActionHandler: (key, handler) => {
      if (key === this.unknown) throw new TypeError(key);
      if (handler) this.handlers.set(key, handler);
      else this.handlers.delete(key);
    },
    setMicrophoneActive: (on) => this.microphone.push(on),
  };

  readonly describe = (title: string, artist: string) => ({ title, artist }) as MediaMetadata;

  press(key: MediaKey): void {
    this.handlers.get(key)!();
  }
}
