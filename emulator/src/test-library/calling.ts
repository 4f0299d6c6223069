import type { LegView } from '../platform/snapshot.ts';
import { numberOf } from './phone-book.ts';
import type { Seat } from './seat.ts';
import { lost, standing } from './seat.ts';
import { failure, until } from './turn.ts';
import type { Step, Within } from './turn.ts';

/** Somebody calls this phone, which need not ring. */
export function expectCall(options: Within = {}): Step {
  return async (turn) => {
    const { seat } = turn;
    const called = await until(turn, {
      ...options,
      wanted: 'be called',
      find: ({ snapshot }) =>
        snapshot.calls
          .flatMap(({ legs }) => legs)
          .filter((leg) => isNew(leg, seat))
          .sort((one, other) => one.startedAt - other.startedAt)[0],
      instead: () => 'nobody called',
    });
    seat.legs.push(called.uuid);
  };
}

function isNew(leg: LegView, { number, since, legs }: Seat): boolean {
  return (
    leg.party === number &&
    leg.direction === 'outbound' &&
    !legs.includes(leg.uuid) &&
    (leg.endedAt === undefined || leg.startedAt >= since)
  );
}

/** Its display shows who calls. */
export function from(who: string): Step {
  return async (turn) => {
    const number = numberOf(turn.book, who);
    const wanted = `be called from ${who}`;
    const { from: shown } = await until(turn, {
      wanted,
      find: ({ phone }) => phone,
      instead: standing,
      hopeless: lost,
    });
    if (shown !== number) throw await failure(turn, wanted, `its display shows ${shown}`);
  };
}

export function rings(options: Within = {}): Step {
  return async (turn) => {
    await until(turn, {
      ...options,
      wanted: 'ring',
      find: ({ leg }) => leg?.ringingAt,
      instead: standing,
      hopeless: lost,
    });
  };
}

/** This phone calls. */
export function dials(who: string): Step {
  return async (turn) => {
    const { seat, desk, book } = turn;
    const leg = await desk.dial(seat.number, numberOf(book, who));
    if (leg === undefined) {
      throw await failure(turn, `dial ${who}`, 'no application has that number');
    }
    seat.legs.push(leg);
  };
}
