import { masked } from './masked.ts';

it.each([
  [{ to: '447700900001' }, { to: '…01' }],
  [
    { to: 447700900001, duration: 447700900001 },
    { to: '…01', duration: 447700900001 },
  ],
  [
    { from: null, deep: [{ number: '+44 or +447700900012.' }] },
    { from: null, deep: [{ number: '+44 or …12.' }] },
  ],
  [{ reason: 'sip:447700900001@x failed' }, { reason: 'sip:…01@x failed' }],
])('leaves of a telephone number only its end: %j', (value, without) => {
  expect(masked(value)).toEqual(without);
});

it.each([
  'CON-12345678-1234-4123-8123-123456789012',
  'b7a66ad712345678901234567890ab',
  '2026-11-21T09:00:00.000Z',
  '0.00450000',
  '45',
])('leaves what is no telephone number: %s', (text) => {
  expect(masked({ to: text })).toEqual({ to: text });
});
