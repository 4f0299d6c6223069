import { ApiFailure } from '../api/api-failure.ts';
import { failureWords } from './failure-words.ts';

it.each(['calls-per-minute', 'calls-per-day', 'minutes-per-day', 'spend-limit', 'calls-off'])(
  'passes on what the server says of %s',
  (code) => {
    expect(failureWords(new ApiFailure(429, code, 'Ask your admin.'))).toBe('Ask your admin.');
  },
);

it.each([
  [new ApiFailure(409, 'call-in-progress', ''), 'You are already on a call in another window.'],
  [new ApiFailure(404, 'contact-unknown', ''), 'No longer on your pad.'],
  [new ApiFailure(500, 'internal-error', 'Something technical'), undefined],
  [new Error('no'), undefined],
])('has its own words for others, or none', (error, words) => {
  expect(failureWords(error)).toBe(words);
});
