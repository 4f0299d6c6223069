import { Reception } from './reception.ts';

/** Packets of 20 ms each, by their places in the stream, each that many milliseconds late. */
function receive(places: readonly number[], late: (place: number) => number = () => 0): Reception {
  const reception = new Reception();
  for (const place of places) give(reception, place, late(place));
  return reception;
}

function give(reception: Reception, place: number, late = 0): void {
  const packet = { sequenceNumber: place & 0xffff, timestamp: (place * 160) >>> 0 };
  reception.take(packet, place * 20 + late);
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);

describe('how packets arrive', () => {
  it('is perfect when all come in time', () => {
    expect(receive(range(100, 150)).report()).toEqual({
      fractionLost: 0,
      packetsLost: 0,
      highestSequence: 149,
      jitter: 0,
    });
  });

  it('tells what was lost, of late and in all', () => {
    const reception = receive([0, 1, 3]);
    expect(reception.report()).toMatchObject({ fractionLost: 64, packetsLost: 1 });
    for (const place of range(4, 8)) give(reception, place);
    expect(reception.report()).toMatchObject({ fractionLost: 0, packetsLost: 1 });
  });

  it('takes a packet that comes late for no loss', () => {
    expect(receive([0, 2, 1, 3]).report()).toMatchObject({ fractionLost: 0, highestSequence: 3 });
  });

  it('goes on when the numbers wrap', () => {
    const report = receive(range(65_530, 65_550)).report();
    expect(report).toMatchObject({ packetsLost: 0, highestSequence: 65_549, jitter: 0 });
  });

  it('tells by how much they come early and late, as a running mean', () => {
    const uneven = receive(range(0, 200), (place) => (place % 2) * 30).report();
    expect(uneven?.jitter).toBeCloseTo(30 * 8, 0);
  });

  it('is counted in all, whatever was reported before', () => {
    const reception = receive(range(0, 20));
    reception.report();
    for (const place of [20, 22, 23]) give(reception, place);
    expect(reception.arrivals()).toEqual({
      ...{ received: 23, lost: 1 },
      jitter: { least: 0, most: 0 },
    });
    expect(new Reception().arrivals()).toEqual({ received: 0, lost: 0 });
  });

  it('has a least and a most jitter, in milliseconds, once that has settled', () => {
    const uneven = (place: number): number => (place % 2) * 30;
    expect(receive(range(0, 16), uneven).arrivals()).not.toHaveProperty('jitter');
    const reception = receive(range(0, 200), uneven);
    const { least, most } = reception.arrivals().jitter!;
    expect(least).toBeCloseTo(30 * (1 - (15 / 16) ** 16), 0);
    expect(most).toBeCloseTo(30, 1);
    for (const place of range(200, 400)) give(reception, place);
    const calm = reception.arrivals().jitter!;
    expect(calm.least).toBeCloseTo(0, 1);
    expect(calm.most).toBeCloseTo(30, 1);
  });

  it('tells nothing when nothing came since the last time', () => {
    const reception = receive(range(0, 10));
    expect(reception.report()).toBeDefined();
    expect(reception.report()).toBeUndefined();
    expect(new Reception().report()).toBeUndefined();
  });
});
