import { habits } from '../platform/phones/habits.ts';
import { habitWords } from './habit-words.ts';

it('every habit has words of its own', () => {
  expect(new Set(habits.map((habit) => habitWords[habit])).size).toBe(habits.length);
});
