import type { AudioEnd, Room } from '../platform/ports.ts';
import { createEnd, type End } from './end.ts';
import type { Line } from './line.ts';

export interface Exchange {
  /** Plugs a line in; closing the end closes the line. */
  plug(line: Line): AudioEnd;
  room(): Room;
  /** Carries 20 ms of sound: everyone talks, then everyone hears the others of their rooms. */
  carry(): void;
}

/** Joins audio ends in rooms. `onBusy` hears when the first line comes and when the last one goes. */
export function createExchange(onBusy: (busy: boolean) => void): Exchange {
  const ends = new Map<AudioEnd, End>();
  const rooms = new Set<Set<AudioEnd>>();

  function unplug(end: AudioEnd): void {
    for (const room of rooms) room.delete(end);
    if (ends.delete(end) && ends.size === 0) onBusy(false);
  }

  function heardBy(end: AudioEnd): Int16Array[] {
    const others = [...rooms].filter((room) => room.has(end)).flatMap((room) => [...room]);
    return others
      .filter((other) => other !== end)
      .flatMap((other) => ends.get(other)?.voice() ?? []);
  }

  return {
    plug: (line) => {
      const end = createEnd(line, unplug);
      ends.set(end, end);
      if (ends.size === 1) onBusy(true);
      return end;
    },
    room: () => {
      const members = new Set<AudioEnd>();
      rooms.add(members);
      return {
        add: (end) => {
          if (ends.has(end)) members.add(end);
        },
        remove: (end) => void members.delete(end),
        close: () => void rooms.delete(members),
      };
    },
    carry: () => {
      for (const end of ends.values()) end.talk();
      for (const [key, end] of ends) end.listen(heardBy(key));
    },
  };
}
