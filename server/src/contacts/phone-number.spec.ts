import { phoneNumber } from './phone-number.ts';

describe('a phone number', () => {
  it.each([
    ['+447700900001', '447700900001'],
    ['447700900999', '447700900999'],
    ['+4915112345678', '4915112345678'],
    ['12025550123', '12025550123'],
  ])('%s is one', (text, digits) => {
    expect(phoneNumber(text)).toBe(digits);
  });

  it.each([
    '',
    '+',
    'Bob',
    '07700900001',
    '+44 7700 900001',
    '00447700900001',
    '+4477009000',
    '12',
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
