import { strengthAt } from '@hotline/emulator/media/spectrum';
import { createCaller, type Caller } from '@hotline/emulator/media/testing/caller';
import { burst } from '@hotline/emulator/media/tones';

/** What a caller got in the time measured. */
export interface Heard {
  readonly expected: number;
  readonly received: number;
  /** It heard the tones of all it should hear. */
  readonly right: boolean;
  /** How far each packet was off 20 ms after the one before, in milliseconds. */
  readonly jitter: readonly number[];
}

export type FromCallers = { readonly offers: string[] } | { readonly heard: Heard[] };
export type ToCallers = { readonly answers: string[] } | { readonly measure: number };

const rate = 8000;
const packetMs = 20;

/** The callers of these rooms, in a process of their own. Alone in a room, one hears oneself. */
export async function beTheCallers(
  rooms: readonly (readonly number[])[],
  send: (message: FromCallers) => void,
): Promise<void> {
  const callers = await Promise.all(Array.from({ length: rooms.flat().length }, createCaller));
  send({ offers: callers.map(({ offer }) => offer) });
  // Whoever measures may have failed: then nobody needs us any more.
  process.once('disconnect', () => process.exit());
  process.on('message', (message: ToCallers) => {
    if ('answers' in message) {
      callers.forEach((caller, index) => void caller.accept(message.answers[index] ?? ''));
    } else
      void measure(callers, rooms, message.measure).then((heard) => {
        send({ heard });
      });
  });
}

/** In one room no two have the same. */
const toneOf = (place: number): number => 500 + 250 * place;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function measure(
  callers: readonly Caller[],
  rooms: readonly (readonly number[])[],
  seconds: number,
): Promise<Heard[]> {
  for (const room of rooms) {
    for (const [place, caller] of room.entries()) {
      callers[caller]?.say(burst([toneOf(place)], rate * (seconds + 2)));
    }
  }
  // To make the tones has held this process up: what came meanwhile is read first.
  await pause(1000);
  const from = callers.map(({ packets }) => packets.length);
  await pause(seconds * 1000);
  return rooms.flatMap((room) =>
    room.flatMap((index, place) => {
      const caller = callers[index];
      const others = room.flatMap((_, other) =>
        other === place && room.length > 1 ? [] : [other],
      );
      return caller ? [judge(caller, from[index] ?? 0, others.map(toneOf))] : [];
    }),
  );
}

function judge(caller: Caller, from: number, tones: readonly number[]): Heard {
  const sequence = caller.packets.slice(from);
  const [first = 0, last = -1] = [sequence[0], sequence.at(-1)];
  const arrivals = caller.arrivals.slice(from);
  const sound = caller.heard().slice(-rate);
  return {
    expected: ((last - first) & 0xffff) + 1,
    received: new Set(sequence).size,
    right: tones.every((tone) => strengthAt(tone, sound) > 0.05),
    jitter: arrivals
      .slice(1)
      .map((at, index) => Math.abs(at - (arrivals[index] ?? NaN) - packetMs)),
  };
}
