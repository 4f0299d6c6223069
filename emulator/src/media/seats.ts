import type { AudioEnd, Recording, RecordingOptions, Seat } from '../platform/ports.ts';
import type { End } from './end.ts';
import { Recorder } from './recording/recorder.ts';

/** Who sits in a room, and who hears whom in it. */
export interface Seats {
  readonly add: (end: End, seat?: Seat) => void;
  readonly remove: (end: AudioEnd) => void;
  readonly quiet: (on: boolean) => void;
  readonly record: (options: RecordingOptions) => Recording;
  readonly press: (by: AudioEnd, key: string, milliseconds: number) => void;
  /** Adds to what each has `heard` in other rooms what it hears here now. */
  readonly carry: (heard: Map<AudioEnd, Int16Array[]>) => void;
}

interface Place {
  readonly end: End;
  readonly seat: Seat | undefined;
}

export function createSeats(): Seats {
  const taken = new Map<AudioEnd, Place>();
  const recorders = new Set<Recorder>();
  let silent = false;

  return {
    add: (end, seat) => {
      taken.set(end, { end, seat });
    },
    remove: (end) => void taken.delete(end),
    quiet: (on) => {
      silent = on;
    },
    record: (options) => {
      const recorder = new Recorder(options);
      recorders.add(recorder);
      return {
        stop: () => {
          recorders.delete(recorder);
          return recorder.stop();
        },
      };
    },
    press: (by, key, milliseconds) => {
      for (const end of hearers(taken, by)) end.hearKey?.(key, milliseconds);
    },
    carry: (heard) => {
      if (silent) return;
      const voices = [...taken.values()].map(({ end, seat }) => {
        return { end, seat, voice: end.voice(), played: end.played() };
      });
      for (const recorder of recorders) recorder.take(voices);
      for (const listener of voices) {
        const others = voices.flatMap(({ end, seat, voice }) =>
          voice && end !== listener.end && mayHear(listener.seat, seat) ? [voice] : [],
        );
        heard.set(listener.end, [...(heard.get(listener.end) ?? []), ...others]);
      }
    },
  };
}

/** Those who may hear that end. */
function hearers(taken: ReadonlyMap<AudioEnd, Place>, speaker: AudioEnd): End[] {
  const from = taken.get(speaker)?.seat;
  return [...taken].flatMap(([one, { end, seat }]) =>
    one !== speaker && mayHear(seat, from) ? [end] : [],
  );
}

const anySeat: Seat = { id: '' };

function mayHear(listener = anySeat, speaker = anySeat): boolean {
  return allows(speaker.canSpeak, listener) && allows(listener.canHear, speaker);
}

function allows(list: readonly string[] | undefined, { id }: Seat): boolean {
  return list?.includes(id) ?? true;
}
