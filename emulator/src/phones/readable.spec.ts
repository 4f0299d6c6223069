import { readable } from './readable.ts';

it.each([
  ['447700900001', '+44 7700 900001'],
  ['15551234567', '+15551234567'],
  ['Unknown', 'Unknown'],
])('%s reads %s', (number, words) => {
  expect(readable(number)).toBe(words);
});
