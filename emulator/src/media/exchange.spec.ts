import type { Seat } from '../platform/ports.ts';
import { burst } from './tones.ts';
import { createExchange } from './exchange.ts';
import { frameSamples, silentFrame } from './frame.ts';
import type { Line } from './line.ts';
import { phoneLine } from './phone-line.ts';

function flat(level: number): Int16Array {
  return new Int16Array(frameSamples).fill(level);
}

/** A line that always says the same sample and remembers the first sample of each frame it hears. */
function steady(level: number): Line & { heard: (number | undefined)[]; closed: number } {
  const line = {
    heard: [] as (number | undefined)[],
    closed: 0,
    talk: () => flat(level),
    listen: (frame: Int16Array) => void line.heard.push(frame[0]),
    close: () => void (line.closed += 1),
  };
  return line;
}

function three() {
  const busy: boolean[] = [];
  const exchange = createExchange((now) => void busy.push(now));
  const lines = [steady(100), steady(20), steady(3)] as const;
  const ends = lines.map((line) => exchange.plug(line));
  const room = exchange.room();
  for (const end of ends) room.add(end);
  const hear = () => {
    exchange.carry();
    return lines.map(({ heard }) => heard.at(-1));
  };
  return { busy, exchange, lines, ends, room, hear };
}

describe('a room with seats', () => {
  const seated = (...seats: Seat[]) => {
    const exchange = createExchange(() => undefined);
    const room = exchange.room();
    const lines = seats.map((_, index) => steady(10 ** index));
    for (const [index, line] of lines.entries()) room.add(exchange.plug(line), seats[index]);
    const hear = () => {
      exchange.carry();
      return lines.map(({ heard }) => heard.at(-1));
    };
    return { room, hear };
  };

  it('lets a coach be heard by one alone', () => {
    const { hear } = seated({ id: 'a' }, { id: 'b' }, { id: 'coach', canSpeak: ['b'] });
    expect(hear()).toEqual([10, 101, 11]);
  });

  it('lets one hear whom it may hear, and be heard by all', () => {
    const { hear } = seated({ id: 'a', canHear: ['c'] }, { id: 'b' }, { id: 'c' });
    expect(hear()).toEqual([100, 101, 11]);
    const nobody = seated({ id: 'a', canHear: [] }, { id: 'b' });
    expect(nobody.hear()).toEqual([0, 1]);
  });

  it('lets nobody hear anybody while it is quiet', () => {
    const { room, hear } = seated({ id: 'a' }, { id: 'b' });
    room.quiet(true);
    expect(hear()).toEqual([0, 0]);
    room.quiet(false);
    expect(hear()).toEqual([10, 1]);
  });
});

describe('a room', () => {
  it('lets each hear the sum of the others, never itself', () => {
    expect(three().hear()).toEqual([23, 103, 120]);
  });

  it('saturates instead of turning over', () => {
    const { exchange, room, lines } = three();
    for (let index = 0; index < 2; index += 1) room.add(exchange.plug(steady(30000)));
    exchange.carry();
    expect(lines[0].heard).toEqual([32767]);
  });

  it('does not hear who is muted, and who is muted still hears', () => {
    const { ends, hear } = three();
    ends[0]?.mute(true);
    expect(hear()).toEqual([23, 3, 20]);
    ends[0]?.mute(false);
    expect(hear()).toEqual([23, 103, 120]);
  });

  it('hears what one of them says beside its own sound, until it is over or stopped', () => {
    const { ends, hear } = three();
    ends[0]?.say({ samples: flat(1000) });
    expect(hear()).toEqual([23, 1103, 1120]);
    expect(hear()).toEqual([23, 103, 120]);
    const stop = ends[0]?.say({ samples: new Int16Array(800).fill(1000) });
    stop?.();
    expect(hear()).toEqual([23, 103, 120]);
  });

  it('is not heard by who wears earmuffs, but what is played to him is', () => {
    const { ends, hear } = three();
    ends[0]?.earmuff(true);
    ends[0]?.play({ samples: flat(7) });
    expect(hear()).toEqual([7, 103, 120]);
  });

  it('is left by an end that is removed, and by one that is closed', () => {
    const { ends, lines, room, hear } = three();
    if (ends[0]) room.remove(ends[0]);
    expect(hear()).toEqual([0, 3, 20]);
    ends[1]?.close();
    ends[1]?.close();
    expect(hear()).toEqual([0, 3, 0]);
    expect(lines[1].closed).toBe(1);
  });

  it('can be closed while its ends stay', () => {
    const { room, hear } = three();
    room.close();
    expect(hear()).toEqual([0, 0, 0]);
  });

  it('takes nobody who has hung up', () => {
    const { ends, room, hear } = three();
    ends[0]?.close();
    if (ends[0]) room.add(ends[0]);
    expect(hear().slice(1)).toEqual([3, 20]);
  });
});

describe('what is played to an end', () => {
  it('is mixed with the room and heard by this end alone', () => {
    const { ends, hear } = three();
    ends[0]?.play({ samples: flat(1000) });
    expect(hear()).toEqual([1023, 103, 120]);
    expect(hear()).toEqual([23, 103, 120]);
  });

  it('stops when it is stopped', () => {
    const { ends, hear } = three();
    const stop = ends[0]?.play({ samples: flat(1000) }, { loop: 0 });
    expect(hear()[0]).toBe(1023);
    expect(hear()[0]).toBe(1023);
    stop?.();
    expect(hear()[0]).toBe(23);
  });
});

it('is busy from the first line to the last', () => {
  const { busy, ends } = three();
  for (const end of ends) end.close();
  expect(busy).toEqual([true, false]);
});

it('remembers the last second of what an end said, also what was said while muted', () => {
  const exchange = createExchange(() => undefined);
  const end = exchange.plug(phoneLine({ samples: burst([1000], 12000) }));
  end.mute(true);
  for (let frame = 0; frame < 60; frame += 1) exchange.carry();
  expect(end.said()).toEqual(burst([1000], 12000).slice(1600, 9600));
});

describe('a simulated phone', () => {
  function answersTo(voice: Parameters<typeof phoneLine>[0], frames: number): Int16Array[] {
    const line = phoneLine(voice);
    return Array.from({ length: frames }, (_, index) => {
      const said = line.talk();
      line.listen(index === 0 ? flat(1000) : silentFrame);
      return said;
    });
  }

  it('echoes after 200 ms, a little quieter', () => {
    const firsts = answersTo('echo', 12).map(([first]) => first);
    expect(firsts).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 700, 0]);
  });

  it('keeps silent', () => {
    expect(answersTo('silence', 12).every((frame) => frame === silentFrame)).toBe(true);
  });

  it('plays its greeting once', () => {
    const firsts = answersTo({ samples: flat(5) }, 3).map(([first]) => first);
    expect(firsts).toEqual([5, 0, 0]);
  });
});
