import { createSwitches } from './switches.ts';
import { createVirtualClock } from '../testing/virtual-clock.ts';

interface Lamp {
  readonly on: boolean;
  readonly colour: string;
}

describe('switches', () => {
  const clock = createVirtualClock();
  const start = { on: false, colour: 'white' };
  const set = (...changes: Partial<Lamp>[]) => {
    const switches = createSwitches<Lamp>(() => start, clock);
    for (const change of changes) switches.set(change);
    return switches;
  };

  it('change one by one', () => {
    expect(set({ on: true }, { colour: 'red' }).now()).toEqual({ on: true, colour: 'red' });
  });

  it('are as at the start after a reset, and what the start says may change', () => {
    const lamp = { ...start };
    const switches = createSwitches<Lamp>(() => lamp, clock);
    switches.set({ on: true });
    lamp.colour = 'blue';
    expect(switches.now()).toEqual({ on: true, colour: 'blue' });
    switches.reset();
    expect(switches.now()).toEqual({ on: false, colour: 'blue' });
  });

  it('go back by themselves when they are set for a time', async () => {
    const switches = set({ colour: 'red' });
    switches.set({ on: true }, 2000);
    await clock.advance(1999);
    expect(switches.now().on).toBe(true);
    await clock.advance(1);
    expect(switches.now()).toEqual({ on: false, colour: 'red' });
    expect(clock.waiting()).toBe(0);
  });

  it('stay when they are set for good meanwhile', async () => {
    const switches = set();
    switches.set({ on: true }, 2000);
    switches.set({ on: true });
    await clock.advance(2000);
    expect(switches.now().on).toBe(true);
  });

  it('leave no timer behind after a reset', () => {
    const switches = set();
    switches.set({ on: true }, 2000);
    switches.reset();
    expect(clock.waiting()).toBe(0);
  });
});
