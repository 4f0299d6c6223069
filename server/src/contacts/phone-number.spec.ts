import { mobileExamples, specialExamples } from '../testing/example-numbers.ts';
import { phoneNumber } from './phone-number.ts';

const listed = (text: string) => text.trim().split(/\s+/);

describe('a phone number', () => {
  it.each([
    ['+447700900001', '447700900001', 'GB'],
    ['447700900999', '447700900999', 'GB'],
    ['+4915112345678', '4915112345678', 'DE'],
    ['12025550123', '12025550123', 'US'],
    ['+448001234567', '448001234567', 'GB'],
  ])('%s is one', (text, digits, country) => {
    expect(phoneNumber(text)).toEqual({ digits, country });
  });

  it.each([
    '',
    '+',
    'Bob',
    '07700900001',
    '+44 7700 900001',
    '00447700900001',
    '+4477009000',
    '1',
    '１１２',
  ])('%j is none', (text) => {
    expect(phoneNumber(text)).toBeUndefined();
  });

  it.each(['+447700901001', '+15551234567', '+999123456789', '+4477009000011', '447700900001;1'])(
    'nobody can have %s',
    (text) => {
      expect(phoneNumber(text)).toBeUndefined();
    },
  );
});

describe('a number that may cost more', () => {
  it.each(Object.entries(specialExamples))('is told in every country: %s', (special, numbers) => {
    const kinds = listed(numbers).map((each) => phoneNumber(each)?.special);
    // Iran has company-wide numbers that are as short as emergency numbers.
    expect(kinds.filter((kind) => kind !== special && kind !== 'short')).toEqual([]);
  });

  it.each(['112', '999', '+911', '+44112', '118118'])('is a short one: %s', (text) => {
    expect(phoneNumber(text)).toEqual({ digits: text.replace('+', ''), special: 'short' });
  });

  it('is no mobile number of any country', () => {
    const special = listed(mobileExamples).filter((each) => phoneNumber(each)?.special);
    expect(special).toEqual([]);
  });
});
