import { createVirtualClock } from '../../testing/virtual-clock.ts';
import { createWay, type WayFaults } from './way.ts';

const clear: WayFaults = { loss: 0, delay: 0, jitter: 0 };

function setUp(...chances: number[]) {
  const clock = createVirtualClock();
  const begin = clock.now();
  const way = createWay({
    after: (time, run) => clock.after(time, run),
    chance: () => chances.shift() ?? 0,
  });
  const arrived: string[] = [];
  const send = (name: string, faults: Partial<WayFaults>): void => {
    way({ ...clear, ...faults }, () => arrived.push(`${name} ${clock.now() - begin}`));
  };
  return { arrived, clock, send };
}

describe('a way for packets', () => {
  it('that is clear delivers at once', () => {
    const { arrived, send } = setUp();
    send('a', {});
    expect(arrived).toEqual(['a 0']);
  });

  it('loses as many as chance says', () => {
    const { arrived, send } = setUp(0.29, 0.3, 0);
    send('lost', { loss: 0.3 });
    send('saved', { loss: 0.3 });
    expect(arrived).toEqual(['saved 0']);
  });

  it('that is cut loses all', () => {
    const { arrived, send } = setUp(0.999_999);
    send('lost', { loss: 1 });
    expect(arrived).toEqual([]);
  });

  it('delays each by the same, and by chance a little more', async () => {
    const { arrived, clock, send } = setUp(0, 0, 0, 0.5);
    send('a', { delay: 100, jitter: 50 });
    await clock.advance(100);
    send('b', { delay: 100, jitter: 50 });
    await clock.advance(200);
    expect(arrived).toEqual(['a 100', 'b 225']);
  });

  it('lets the one that is in time overtake the late one', async () => {
    const { arrived, clock, send } = setUp(0, 0.9, 0, 0.1);
    send('a', { jitter: 100 });
    await clock.advance(20);
    send('b', { jitter: 100 });
    await clock.advance(200);
    expect(arrived).toEqual(['b 30', 'a 90']);
  });
});
