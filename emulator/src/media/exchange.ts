import type { AudioEnd, Room } from '../platform/ports.ts';
import { createEnd, type End } from './end.ts';
import type { Line } from './line.ts';
import { createSeats, type Seats } from './seats.ts';

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
  const rooms = new Set<Seats>();

  function unplug(end: AudioEnd): void {
    for (const room of rooms) room.remove(end);
    if (ends.delete(end) && ends.size === 0) onBusy(false);
  }

  return {
    plug: (line) => {
      const end = createEnd(line, unplug);
      ends.set(end, end);
      if (ends.size === 1) onBusy(true);
      return end;
    },
    room: () => {
      const seats = createSeats();
      rooms.add(seats);
      return {
        add: (end, seat) => {
          const known = ends.get(end);
          if (known) seats.add(known, seat);
        },
        remove: seats.remove,
        quiet: seats.quiet,
        record: seats.record,
        press: seats.press,
        close: () => void rooms.delete(seats),
      };
    },
    carry: () => {
      for (const end of ends.values()) end.talk();
      const heard = new Map<AudioEnd, Int16Array[]>();
      for (const room of rooms) room.carry(heard);
      for (const end of ends.values()) end.listen(heard.get(end) ?? []);
    },
  };
}
