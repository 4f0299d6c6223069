import { DOCUMENT, inject, InjectionToken } from '@angular/core';

/** What the operating system asks for: a key, a headset's button, its own media controls. */
export type MediaKey = 'hangup' | 'togglemicrophone' | 'play' | 'pause' | 'stop';

/** What of the browser's media session is used; older browsers lack parts of it. */
export interface MediaSessionPort {
  metadata: MediaMetadata | null;
  playbackState: MediaSessionPlaybackState;
  /** Throws for a key that the browser does not know. */
  setActionHandler(key: string, handler: (() => void) | null): void;
  setMicrophoneActive?(active: boolean): unknown;
}

export interface MediaKeys {
  readonly session: MediaSessionPort;
  /** The words that the system shows. */
  readonly describe: (title: string, artist: string) => MediaMetadata;
}

/** Null where the browser has no media session. */
export const MEDIA_KEYS = new InjectionToken<MediaKeys | null>('mediaSession', {
  providedIn: 'root',
  factory: () => {
    const window = inject(DOCUMENT).defaultView;
    if (!window || !('mediaSession' in window.navigator)) return null;
    return {
      session: window.navigator.mediaSession,
      describe: (title, artist) => new window.MediaMetadata({ title, artist }),
    };
  },
});
