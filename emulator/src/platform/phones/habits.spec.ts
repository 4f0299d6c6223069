import { habitOf } from './habits.ts';

it.each([
  ['0', 'rings'],
  ['1', 'answers'],
  ['2', 'busy'],
  ['3', 'no-answer'],
  ['4', 'declines'],
  ['5', 'voicemail'],
  ['6', 'out-of-service'],
  ['7', 'unreachable'],
  ['8', 'rings'],
  ['9', 'rings'],
])('a number that ends in %s %s', (digit, habit) => {
  expect(habitOf(`44770090000${digit}`)).toBe(habit);
});
