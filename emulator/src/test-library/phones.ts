import { systemClock } from '../platform/system-clock.ts';
import type { Desk } from './desk.ts';
import { httpDesk } from './http-desk.ts';
import type { PhoneBook } from './phone-book.ts';
import { PhoneScript } from './phone-script.ts';
import type { Seat } from './seat.ts';
import type { Step, Within } from './turn.ts';
import { virtualDesk } from './virtual-desk.ts';
import type { VirtualEmulator } from './virtual-desk.ts';

/** Where the phones are: at a running emulator, or at a platform in this process on a virtual clock. */
export type Where = { readonly url: string } | VirtualEmulator;

/**
 * The simulated phones of an emulator, by name, for tests.
 *
 * @example
 * const phone = phones({ url: 'http://127.0.0.1:3100' }, { Bob: '447700900001' });
 * await phone('Bob').expectCall().hears(/Transferring/).answers().says('Hello').presses('1').hangsUp();
 */
export function phones(
  where: Where,
  book: PhoneBook,
  { within = patience }: Within = {},
): (name: string) => PhoneScript {
  const { now, open } = entrance(where);
  const since = now();
  const seats = new Map<string, Seat>();
  const seatOf = (name: string): Seat => {
    const number = book[name];
    if (number === undefined) throw new Error(`No number was given for ${name}.`);
    const seat = seats.get(name) ?? { name, number, since, legs: [], noticed: new Map() };
    seats.set(name, seat);
    return seat;
  };
  return (name) => {
    const seat = seatOf(name);
    return new PhoneScript(async (steps: readonly Step[]) => {
      const desk = await open();
      try {
        for (const step of steps) await step({ desk, seat, book, within });
      } finally {
        await desk.close();
      }
    });
  };
}

/** Milliseconds a step waits for what it says. */
const patience = 30_000;

interface Entrance {
  readonly now: () => number;
  readonly open: () => Promise<Desk>;
}

function entrance(where: Where): Entrance {
  return 'url' in where
    ? { now: () => systemClock.now(), open: () => httpDesk(where.url) }
    : { now: () => where.clock.now(), open: () => Promise.resolve(virtualDesk(where)) };
}
