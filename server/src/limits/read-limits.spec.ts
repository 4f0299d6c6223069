import { readLimits, readNumberRules } from './read-limits.ts';

describe('the limits in the environment', () => {
  it('are the usual ones when nothing is set, and spending has none', () => {
    expect(readLimits({ CALLS_PER_DAY: '' })).toEqual({
      callsPerMinute: 6,
      callsPerDay: 60,
      minutesPerDay: 240,
    });
  });

  it('are what is set', () => {
    const env = {
      CALLS_PER_MINUTE: '2',
      CALLS_PER_DAY: '20',
      MINUTES_PER_DAY: '30',
      SPEND_LIMIT_PER_DAY: '12.50',
    };
    expect(readLimits(env)).toEqual({
      callsPerMinute: 2,
      callsPerDay: 20,
      minutesPerDay: 30,
      spendPerDay: '12.50',
    });
  });

  it.each([
    ['CALLS_PER_MINUTE', '0', /whole number from 1/],
    ['CALLS_PER_DAY', '-1', /whole number from 1/],
    ['MINUTES_PER_DAY', '1e9', /whole number from 1/],
    ['SPEND_LIMIT_PER_DAY', '12,50', /such as 25 or 12.50/],
    ['SPEND_LIMIT_PER_DAY', '€5', /such as 25 or 12.50/],
  ])('are not guessed: %s=%s', (name, text, words) => {
    const read = () => readLimits({ [name]: text });
    expect(read).toThrow(new RegExp(`^${name} is "`));
    expect(read).toThrow(words);
  });
});

describe('the countries of contacts', () => {
  it('are all, or those that are named', () => {
    expect(readNumberRules({})).toEqual({});
    expect(readNumberRules({ CONTACT_COUNTRIES: 'GB, us' })).toEqual({ countries: ['GB', 'US'] });
  });

  it.each(['UK', 'GB,', 'England'])('are named by two letters that exist: %j', (text) => {
    expect(() => readNumberRules({ CONTACT_COUNTRIES: text })).toThrow(
      /two letters, such as GB,US/,
    );
  });
});
