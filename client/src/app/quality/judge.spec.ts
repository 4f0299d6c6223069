import { SimulatedCall, type HalfSecond } from './testing/simulated-call.ts';
import type { Cause } from './verdict.ts';

function afterGoodCall(): SimulatedCall {
  const call = new SimulatedCall();
  call.pass(10);
  return call;
}

const nothing = { received: 0, others: 0, report: null, farSender: false, heard: 0 };

const faults: [Cause, string, Partial<HalfSecond>][] = [
  ['line', 'nothing comes at all', nothing],
  ['line', 'the browser has lost the other side', { link: 'disconnected' }],
  ['line', 'the browser has given up', { link: 'failed' }],
  ['no-sound', 'no sound comes, but reports do', { received: 0, heard: 0 }],
  ['unheard', 'nobody reports on our sound any more', { report: null }],
  ['unheard', 'we send nothing', { sent: 0 }],
  ['microphone-ended', 'the microphone is gone', { microphone: 'ended' }],
  ['microphone-muted', 'the system has muted the microphone', { microphone: 'muted' }],
  ['microphone-silent', 'the microphone gives no trace of sound', { spoken: 0 }],
  ['loss-here', 'a tenth of what comes is lost', { received: 22, lost: 3 }],
  ['loss-there', 'a tenth of what we send is lost', { report: { loss: 0.1 } }],
  ['jitter', 'what comes is uneven', { jitter: 35 }],
  ['jitter', 'what we send comes unevenly', { report: { jitter: 35 } }],
  ['delay', 'it takes 0.7 s there and back', { report: { roundTrip: 700 } }],
];

describe('a call', () => {
  it('is good while all is well', () => {
    expect(afterGoodCall().verdict).toEqual({ bars: 4, cause: null, quiet: false });
  });

  it('is taken to be good before there is anything to see', () => {
    expect(new SimulatedCall().verdict).toEqual({ bars: 4, cause: null, quiet: false });
  });

  it.each(faults)('is told within 3 s to have "%s" when %s', (cause, _, what) => {
    const call = afterGoodCall();
    expect(call.until(cause, what)).toBeLessThanOrEqual(3_000);
    expect(call.pass(3, what).cause).toBe(cause);
  });

  it.each(faults)('with "%s" because %s is good again soon after', (_, __, what) => {
    const call = afterGoodCall();
    call.pass(5, what);
    expect(call.until(null, {})).toBeLessThanOrEqual(5_000);
    expect(call.pass(1)).toEqual({ bars: 4, cause: null, quiet: false });
  });

  it.each<[string, Partial<HalfSecond>]>([
    ['one who speaks pauses for 9 s', { spoken: 1e-7 }],
    ['the other side is silent for 9 s', { heard: 0 }],
    ['one is muted', { microphone: 'off', spoken: 0 }],
    ['one packet in fifty is lost', { received: 24.5, lost: 0.5 }],
    ['packets come a little unevenly', { jitter: 19 }],
    ['it takes 0.3 s there and back', { report: { roundTrip: 300 } }],
    ['a browser does not tell of the microphone', { spoken: Number.NaN }],
  ])('is not blamed because %s', (_, what) => {
    const call = afterGoodCall();
    for (let half = 0; half < 18; half += 1) {
      expect(call.pass(0.5, what)).toMatchObject({ cause: null, quiet: false });
    }
  });

  it.each<[string, Partial<HalfSecond>]>([
    ['this computer halts for half a second', { jitter: 80, concealed: 3000 }],
    ['a second’s packets are lost', { received: 0, lost: 25 }],
    ['one report tells of much loss', { report: { loss: 0.9 } }],
    ['a report is late', { report: null }],
  ])('is not blamed because once %s', (_, what) => {
    const call = afterGoodCall();
    expect(call.pass(0.5, what).cause).toBeNull();
    for (let half = 0; half < 12; half += 1) expect(call.pass(0.5).cause).toBeNull();
  });

  it('is only fair while a little is lost, or much has to be made up', () => {
    expect(afterGoodCall().pass(4, { received: 24, lost: 1 })).toMatchObject({ bars: 3 });
    expect(afterGoodCall().pass(4, { concealed: 1000 })).toMatchObject({ bars: 3, cause: null });
    expect(afterGoodCall().pass(4, { jitter: 22 })).toMatchObject({ bars: 3, cause: null });
  });

  it('is worse the more is lost', () => {
    expect(afterGoodCall().pass(4, { received: 22, lost: 3 }).bars).toBe(2);
    expect(afterGoodCall().pass(4, { received: 20, lost: 5 }).bars).toBe(1);
    expect(afterGoodCall().pass(4, nothing).bars).toBe(0);
  });

  it('is quiet when the other side has not made a sound for 10 s', () => {
    const call = afterGoodCall();
    expect(call.pass(9.5, { heard: 0 }).quiet).toBe(false);
    expect(call.pass(1, { heard: 0 })).toEqual({ bars: 4, cause: null, quiet: true });
    expect(call.pass(0.5).quiet).toBe(false);
  });

  it('is given more time where reports are rare', () => {
    const call = new SimulatedCall();
    for (let reports = 0; reports < 4; reports += 1) {
      call.pass(0.5);
      call.pass(4.5, { report: null });
    }
    expect(call.pass(2.5, { report: null }).cause).toBeNull();
    expect(call.pass(2, { report: null }).cause).toBe('unheard');
  });

  it('is unheard when the other side tells from the first what it sends, and never what it hears', () => {
    const call = new SimulatedCall();
    expect(call.pass(4.5, { report: null }).cause).toBeNull();
    expect(call.pass(1.5, { report: null }).cause).toBe('unheard');
  });

  it('where the other side tells nothing at all is not blamed for that', () => {
    expect(new SimulatedCall().pass(15, { report: null, farSender: false }).cause).toBeNull();
  });

  it('that lost reports along with sound is not said to be unheard', () => {
    const call = afterGoodCall();
    for (let second = 0; second < 4; second += 1) {
      expect(call.pass(0.5, { received: 20, lost: 5 }).cause).not.toBe('unheard');
      expect(call.pass(1.5, { received: 20, lost: 5, report: null }).cause).not.toBe('unheard');
    }
  });

  it('is not blamed for the time that the computer slept', () => {
    const call = afterGoodCall();
    call.sleep(60_000);
    expect(call.pass(0.5, { received: 0, others: 0, heard: 0, sent: 0 }).cause).toBeNull();
    expect(call.pass(5)).toEqual({ bars: 4, cause: null, quiet: false });
  });
});
