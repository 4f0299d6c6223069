import { createVirtualClock } from '../testing/virtual-clock.ts';
import { createHeadStart, headStart } from './head-start.ts';

it('lets the events of one call wait for the reply, in order, and no other', async () => {
  const clock = createVirtualClock();
  const { give, after } = createHeadStart(clock);
  const told: string[] = [];
  const tell = (conversation: string, what: string): void => {
    after(conversation, () => told.push(what));
  };
  give('CON-1');
  tell('CON-1', 'joined');
  tell('CON-1', 'media');
  tell('CON-2', 'other');
  expect(told).toEqual(['other']);
  await clock.advance(headStart - 1);
  expect(told).toEqual(['other']);
  await clock.advance(1);
  expect(told).toEqual(['other', 'joined', 'media']);
  tell('CON-1', 'ringing');
  expect(told.at(-1)).toBe('ringing');
});
