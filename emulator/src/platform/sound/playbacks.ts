import type { Leg } from '../legs/leg.ts';
import { playSound } from './play-sound.ts';
import type { Clock, PlayOptions, Sound } from '../ports.ts';

export type PlaybackKind = 'talk' | 'stream';

export interface Playback {
  readonly kind: PlaybackKind;
  /** `undefined` when there is nothing to play after all. */
  readonly load: () => Promise<Sound | undefined>;
  /** What the leg is noted to hear. */
  readonly text: string;
  readonly options: PlayOptions;
}

/** What customers play on legs while their calls go on. */
export interface Playbacks {
  /** Lets that leg alone hear it, in place of the last of its kind. False while nobody has answered the leg. */
  start(leg: Leg, playback: Playback): boolean;
  /** Idempotent. */
  stop(leg: Leg, kind: PlaybackKind): void;
}

export interface PlaybacksDependencies {
  readonly clock: Clock;
  /** Takes what broke inside. */
  readonly report: (error: unknown) => void;
}

export function createPlaybacks({ clock, report }: PlaybacksDependencies): Playbacks {
  const playing = new WeakMap<Leg, Map<PlaybackKind, AbortController>>();

  function of(leg: Leg): Map<PlaybackKind, AbortController> {
    const known = playing.get(leg);
    if (known) return known;
    const kinds = new Map<PlaybackKind, AbortController>();
    playing.set(leg, kinds);
    leg.onEnd(() => {
      for (const one of kinds.values()) one.abort();
    });
    return kinds;
  }

  async function play(leg: Leg, { load, text, options }: Playback, signal: AbortSignal) {
    const sound = await load();
    const ear = leg.sound;
    if (!sound || !ear || signal.aborted) return;
    leg.caption(text);
    await playSound(sound, options, { ear, clock }, signal);
  }

  return {
    start: (leg, playback) => {
      if (!leg.sound) return false;
      const kinds = of(leg);
      kinds.get(playback.kind)?.abort();
      const stopping = new AbortController();
      kinds.set(playback.kind, stopping);
      play(leg, playback, stopping.signal).catch(report);
      return true;
    },
    stop: (leg, kind) => {
      of(leg).get(kind)?.abort();
    },
  };
}
