import { ncco } from './ncco.ts';

const talk = { action: 'talk', text: 'Transferring your call now.' };
const connect = {
  action: 'connect',
  endpoint: [{ type: 'phone', number: '447700900001' }],
  from: '447700900000',
};

describe('ncco', () => {
  it('takes what Hotline answers with', () => {
    const answer = [
      talk,
      { ...connect, timeout: 45, limit: 3600, eventUrl: ['https://example.com/webhooks/event'] },
    ];
    expect(ncco.parse(answer)).toEqual(answer);
  });

  it('reads numbers and booleans written as text, as the platform does', () => {
    expect(
      ncco.parse([
        { ...talk, loop: '2', bargeIn: 'true' },
        { ...connect, timeout: '45' },
      ]),
    ).toEqual([
      { ...talk, loop: 2, bargeIn: true },
      { ...connect, timeout: 45 },
    ]);
  });

  it.each([
    ['a number with a plus', [{ ...connect, from: '+447700900000' }]],
    ['two endpoints', [{ ...connect, endpoint: [connect.endpoint[0], connect.endpoint[0]] }]],
    ['an event URL outside an array', [{ ...connect, eventUrl: 'https://example.com' }]],
    ['ringing for longer than two minutes', [{ ...connect, timeout: 121 }]],
    ['an action nobody knows', [{ action: 'pay' }]],
    ['a talk without words', [{ ...talk, text: '' }]],
    ['a talk beyond 1,500 characters', [{ ...talk, text: 'a'.repeat(1501) }]],
    ['a single action outside an array', talk],
  ])('refuses %s', (_, answer) => {
    expect(ncco.safeParse(answer).success).toBe(false);
  });
});
