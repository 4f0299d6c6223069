import { habits } from '../platform/phones/habits.ts';
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
    const phone = { number: '1', habit, state: 'ringing', since: 0, from: '2', to: '1' } as const;
    return phoneCard({ ...phone, leg: 'l', conversation: 'c', captions: [] }).habit;
  });
  expect(new Set(told).size).toBe(habits.length);
});

it('a card says who calls whom', () => {
  const call = { habit: 'rings', since: 0, leg: 'l', conversation: 'c', captions: [] } as const;
  const bob = '447700900001';
  const office = '447700900000';
  const rings = { ...call, number: bob, state: 'ringing', from: office, to: bob } as const;
  expect(phoneCard(rings).line).toBe('called by +44 7700 900000');
  const calls = { ...call, number: bob, state: 'calling', from: bob, to: office } as const;
  expect(phoneCard(calls).line).toBe('calls +44 7700 900000');
  expect(phoneCard(calls).habit).not.toBe(phoneCard(rings).habit);
});
