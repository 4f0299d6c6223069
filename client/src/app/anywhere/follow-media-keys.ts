import { DestroyRef, effect, ErrorHandler, inject } from '@angular/core';
import { CallStore } from '../calls/call-store.ts';
import { MEDIA_KEYS, type MediaKey, type MediaKeys } from './media-keys.ts';
import { OutsideView } from './outside-view.ts';

type Deeds = Readonly<Record<MediaKey, () => void>>;

/**
 * Lets the system's media keys and controls reach the call that has its sound here. Only a key that is for
 * hanging up ends it: play, pause and stop are pressed for music and by mistake, so they mute and unmute.
 * Without that a browser would take them to silence the other side.
 */
export function followMediaKeys(): void {
  const keys = inject(MEDIA_KEYS);
  if (!keys) return;
  const view = inject(OutsideView);
  const deeds = deedsOf(inject(CallStore));
  effect(() => {
    obey(keys, view.held() ? deeds : null);
  });
  effect(() => {
    keys.session.metadata = view.held() ? keys.describe(title(view), 'Hotline') : null;
  });
  showMicrophone(keys, view);
  inject(DestroyRef).onDestroy(() => {
    obey(keys, null);
    keys.session.metadata = null;
    keys.session.playbackState = 'none';
  });
}

/** The system tells by it which of play and pause to offer, and what the microphone's key does next. */
function showMicrophone({ session }: MediaKeys, view: OutsideView): void {
  const errors = inject(ErrorHandler);
  effect(() => {
    const on = view.held() && !view.muted();
    session.playbackState = view.held() ? (on ? 'playing' : 'paused') : 'none';
    void Promise.resolve(session.setMicrophoneActive?.(on)).catch((error: unknown) => {
      errors.handleError(error);
    });
  });
}

function deedsOf(calls: CallStore): Deeds {
  const mute = (on: boolean): void => {
    if (on !== calls.muted()) void calls.mute(on);
  };
  const muteNow = (): void => {
    mute(true);
  };
  return {
    hangup: () => {
      calls.hangUp();
    },
    togglemicrophone: () => void calls.mute(!calls.muted()),
    pause: muteNow,
    stop: muteNow,
    play: () => {
      mute(false);
    },
  };
}

const mediaKeys = ['hangup', 'togglemicrophone', 'play', 'pause', 'stop'] as const;

function obey({ session }: MediaKeys, deeds: Deeds | null): void {
  for (const key of mediaKeys) {
    try {
      session.setActionHandler(key, deeds?.[key] ?? null);
    } catch {
      // The only way to learn that a browser does not know the key; the others still work.
    }
  }
}

const beginnings = { dialing: 'Calling', ringing: 'Ringing', answered: 'On call with', over: '' };

function title(view: OutsideView): string {
  return `${beginnings[view.phase()]} ${view.name()}`;
}
