import { habits } from '../platform/habits.ts';
import { phoneCard, readable } from './phone-words.ts';

it.each([
  ['447700900001', '+44 7700 900001'],
  ['15551234567', '+15551234567'],
  ['Unknown', 'Unknown'],
])('%s reads %s', (number, words) => {
  expect(readable(number)).toBe(words);
});

it('every habit has words of its own', () => {
  const told = habits.map((habit) => {
    const phone = { number: '1', habit, state: 'ringing', since: 0, from: '2' } as const;
    return phoneCard({ ...phone, leg: 'l', conversation: 'c', captions: [] }).habit;
  });
  expect(new Set(told).size).toBe(habits.length);
});
