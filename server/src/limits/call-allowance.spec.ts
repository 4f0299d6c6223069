import type { Call } from '@hotline/protocol/call';
import fc from 'fast-check';
import type { StoredCall } from '../store/store.ts';
import { callAllowance, dayMs } from './call-allowance.ts';

const limits = { callsPerMinute: 6, callsPerDay: 60, minutesPerDay: 240 };
const now = Date.parse('2026-11-21T12:00:00Z');
const minute = 60_000;

/** A call placed so long ago, and what was talked, in milliseconds. */
function placed(ago: number, talked = 0, live = false): StoredCall {
  const dialedAt = now - ago;
  const facts = { dialedAt, voicemail: false, ...(talked > 0 && { answeredAt: dialedAt }) };
  const call: Call = live
    ? { status: 'answered', ...facts }
    : { status: 'ended', ...facts, endedAt: dialedAt + talked, reason: 'completed' };
  const known = { id: 'a', user: 'john', contactId: 'bob', application: 'app', legs: [] };
  return { ...known, placedAt: dialedAt, call };
}

const times = (count: number, call: StoredCall) => Array.from({ length: count }, () => call);
const ask = (...calls: readonly StoredCall[]) => callAllowance(calls, now, limits);

describe('the allowance of a user', () => {
  it.each`
    what                                            | calls                                                                         | allowance
    ${'who has not called yet'}                     | ${[]}                                                                         | ${{ seconds: 3600 }}
    ${'with 5 calls this minute'}                   | ${times(5, placed(59_999))}                                                   | ${{ seconds: 3600 }}
    ${'with 6 calls this minute'}                   | ${times(6, placed(59_999))}                                                   | ${{ code: 'calls-per-minute' }}
    ${'with 6 calls a minute ago'}                  | ${times(6, placed(60_000))}                                                   | ${{ seconds: 3600 }}
    ${'with 60 calls today'}                        | ${times(60, placed(dayMs - 1))}                                               | ${{ code: 'calls-per-day' }}
    ${'with 60 calls a day ago'}                    | ${times(60, placed(dayMs))}                                                   | ${{ seconds: 3600 }}
    ${'who has talked for 239 minutes'}             | ${[placed(300 * minute, 239 * minute)]}                                       | ${{ seconds: 60 }}
    ${'who has talked a second longer'}             | ${[placed(300 * minute, 239 * minute + 1)]}                                   | ${{ code: 'minutes-per-day' }}
    ${'who has talked for 200 minutes'}             | ${[placed(300 * minute, 150 * minute), placed(100 * minute, 50 * minute)]}    | ${{ seconds: 2400 }}
    ${'whose calls of 200 minutes were a day ago'}  | ${[placed(dayMs, 200 * minute)]}                                              | ${{ seconds: 3600 }}
    ${'who has hung up a call that still goes on'}  | ${[placed(220 * minute, 1, true)]}                                            | ${{ seconds: 1200 }}
    ${'whose answer came after the end by a fault'} | ${[{ ...placed(minute), call: { ...placed(minute).call, answeredAt: now } }]} | ${{ seconds: 3600 }}
  `('of one $what', ({ calls, allowance }: { calls: StoredCall[]; allowance: object }) => {
    expect(ask(...calls)).toEqual(allowance);
  });

  it('never lets more through than the limits say, whatever was tried', () => {
    const attempt = fc.record({
      pause: fc.oneof(fc.nat(20_000), fc.nat(2 * 3_600_000)),
      talk: fc.nat(5000),
    });
    const some = { callsPerMinute: 3, callsPerDay: 12, minutesPerDay: 50 };
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 60 }), (attempts) => {
        const calls: StoredCall[] = [];
        let time = now;
        for (const { pause, talk } of attempts) {
          time += pause;
          const allowance = callAllowance(calls.toReversed().slice(0, 13), time, some);
          if ('code' in allowance) continue;
          const talked = Math.min(talk, allowance.seconds) * 1000;
          calls.push(placed(now - time, talked));
          time += talked;
        }
        for (const last of calls) {
          const within = (ms: number) =>
            calls.filter(
              (each) => each.placedAt <= last.placedAt && each.placedAt > last.placedAt - ms,
            );
          expect(within(minute).length).toBeLessThanOrEqual(3);
          expect(within(dayMs).length).toBeLessThanOrEqual(12);
          const talked = within(dayMs).reduce(
            (sum, { call }) => sum + (call.status === 'ended' ? call.endedAt - call.dialedAt : 0),
            0,
          );
          expect(talked).toBeLessThanOrEqual(50 * minute);
        }
      }),
    );
  });
});
