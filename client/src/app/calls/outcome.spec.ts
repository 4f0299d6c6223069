import { endReasons, type EndedCall, type EndReason } from '@hotline/protocol/call';
import { outcomeOf } from './outcome.ts';

function ended(reason: EndReason, facts: Partial<EndedCall> = {}): EndedCall {
  return { status: 'ended', reason, dialedAt: 0, endedAt: 0, voicemail: false, ...facts };
}

interface Row {
  readonly reason: EndReason;
  readonly facts: Partial<EndedCall>;
}

const talked = { ringingAt: 1_000, answeredAt: 6_000, endedAt: 140_000 };
const taped = { ...talked, voicemail: true };
const rang = { ringingAt: 1_000, endedAt: 46_000 };

it.each`
  reason              | facts     | words                                                  | spoken                                                 | urgent
  ${'unknown'}        | ${{}}     | ${'Ending…'}                                           | ${''}                                                  | ${false}
  ${'completed'}      | ${talked} | ${'Ended · 2 min 14 s'}                                | ${'Call with Bob ended, 2 minutes 14 seconds'}         | ${false}
  ${'completed'}      | ${{}}     | ${'Ended'}                                             | ${'Call with Bob ended'}                               | ${false}
  ${'completed'}      | ${taped}  | ${'Voicemail answered · 2 min 14 s'}                   | ${'Call with Bob ended, 2 minutes 14 seconds'}         | ${false}
  ${'cancelled'}      | ${{}}     | ${'Cancelled. Bob’s phone didn’t ring'}                | ${'Cancelled. Bob’s phone didn’t ring'}                | ${false}
  ${'cancelled'}      | ${rang}   | ${'Cancelled. Bob’s phone stopped ringing'}            | ${'Cancelled. Bob’s phone stopped ringing'}            | ${false}
  ${'cancelled'}      | ${talked} | ${'Ended · 2 min 14 s'}                                | ${'Call with Bob ended, 2 minutes 14 seconds'}         | ${false}
  ${'busy'}           | ${{}}     | ${'Busy'}                                              | ${'Bob is on another call'}                            | ${true}
  ${'declined'}       | ${rang}   | ${'Didn’t take the call'}                              | ${'Bob didn’t take the call'}                          | ${false}
  ${'no-answer'}      | ${rang}   | ${'No answer after 45 s'}                              | ${'No answer after 45 s'}                              | ${false}
  ${'no-answer'}      | ${{}}     | ${'No answer'}                                         | ${'No answer'}                                         | ${false}
  ${'unreachable'}    | ${{}}     | ${'Phone is off or out of reach'}                      | ${'Phone is off or out of reach'}                      | ${false}
  ${'number-problem'} | ${{}}     | ${'This number doesn’t work. Tell your administrator'} | ${'This number doesn’t work. Tell your administrator'} | ${true}
  ${'blocked'}        | ${{}}     | ${'Calls to this number are blocked'}                  | ${'Calls to this number are blocked'}                  | ${true}
  ${'service-fault'}  | ${{}}     | ${'The phone service had a problem. Try again'}        | ${'The phone service had a problem. Try again'}        | ${true}
  ${'no-microphone'}  | ${{}}     | ${'No microphone'}                                     | ${'No microphone'}                                     | ${true}
`('$reason reads "$words"', ({ reason, facts, ...expected }: Row) => {
  expect(outcomeOf(ended(reason, facts), 'Bob')).toMatchObject(expected);
});

it('has an icon of its own for every reason', () => {
  const icons = endReasons.map((reason) => outcomeOf(ended(reason), 'Bob').icon);
  expect(new Set(icons).size).toBe(endReasons.length);
});

it.each(endReasons)('has something to say of %s years later, without a name', (reason) => {
  const { brief } = outcomeOf(ended(reason, rang), 'Bob');
  expect(brief).toMatch(/^[A-Z][^.…]+$/);
  expect(brief).not.toContain('Bob');
});
