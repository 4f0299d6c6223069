import type { AudioEnd } from '../platform/ports.ts';
import { silentFrame } from './frame.ts';
import type { Line } from './line.ts';
import { mix } from './mix.ts';
import { createPlayback, type Playback } from './playback.ts';
import { createRecentLevel } from './recent-level.ts';
import { createRecentSound } from './recent-sound.ts';

/** An audio end as the exchange works it. */
export interface End extends AudioEnd {
  /** Takes the line's next frame. */
  talk(): void;
  /** What the room hears of this end now; nothing while muted. */
  voice(): Int16Array | undefined;
  /** What is played to this end now. */
  played(): readonly Int16Array[];
  /** Gives the line what its rooms say, mixed with what is played to it. */
  listen(room: readonly Int16Array[]): void;
}

/** An audio end on `line`. `onClosed` is called once. */
export function createEnd(line: Line, onClosed: (end: AudioEnd) => void): End {
  const recent = createRecentSound();
  const [saidLevel, heardLevel] = [createRecentLevel(), createRecentLevel()];
  const [playbacks, sayings] = [new Set<Playback>(), new Set<Playback>()];
  let now = silentFrame;
  let playing: readonly Int16Array[] = [];
  let [muted, earmuffed, open] = [false, false, true];

  const end: End = {
    play: (sound, options = {}) => start(playbacks, createPlayback(sound, options)),
    say: (sound) => start(sayings, createPlayback(sound, {})),
    mute: (value) => void (muted = value),
    earmuff: (value) => void (earmuffed = value),
    hearKey: (key, milliseconds) => line.hearKey?.(key, milliseconds),
    said: () => recent.copy(),
    levels: () => ({ said: saidLevel.level(), heard: heardLevel.level() }),
    close: () => {
      if (!open) return;
      open = false;
      line.close();
      onClosed(end);
    },
    talk: () => {
      now = mix([line.talk(), ...framesOf(sayings)]);
      recent.add(now);
      saidLevel.add(now);
      playing = framesOf(playbacks);
    },
    played: () => playing,
    voice: () => (muted ? undefined : now),
    listen: (room) => {
      const heard = mix([...(earmuffed ? [] : room), ...playing]);
      heardLevel.add(heard);
      line.listen(heard);
    },
  };
  return end;
}

/** The returned function stops it. */
function start(playbacks: Set<Playback>, playback: Playback): () => void {
  playbacks.add(playback);
  return () => void playbacks.delete(playback);
}

/** The next frame of each; those that are over are gone. */
function framesOf(playbacks: Set<Playback>): Int16Array[] {
  return [...playbacks].flatMap((playback) => {
    const frame = playback.next();
    if (frame === undefined) playbacks.delete(playback);
    return frame ?? [];
  });
}
