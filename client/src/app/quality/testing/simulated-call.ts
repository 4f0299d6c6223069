import { History } from '../history.ts';
import { judge } from '../judge.ts';
import type { Reading } from '../reading.ts';
import type { Verdict } from '../verdict.ts';

/** What one half second of a call brings; by default all is well, and both sides speak. */
export interface HalfSecond {
  readonly link: Reading['link'];
  readonly microphone: Reading['microphone'];
  readonly sent: number;
  readonly received: number;
  readonly lost: number;
  readonly concealed: number;
  readonly jitter: number;
  readonly spoken: number;
  readonly heard: number;
  /** Beside sound: reports, and what keeps the line open. */
  readonly others: number;
  /** What the other side tells, if it does. */
  readonly report: { loss?: number; jitter?: number; roundTrip?: number } | null;
  readonly farSender: boolean;
}

const well: HalfSecond = {
  link: 'connected',
  microphone: 'on',
  sent: 25,
  received: 25,
  lost: 0,
  concealed: 0,
  jitter: 2,
  spoken: 0.01,
  heard: 0.01,
  others: 2,
  report: {},
  farSender: true,
};

/** A call of which readings are taken twice a second. */
export class SimulatedCall {
  history = new History([]);
  verdict: Verdict = judge(this.history);
  private now = 1_000_000;

  /** Lets so many seconds pass, and gives what is to be said at their end. */
  pass(seconds: number, what: Partial<HalfSecond> = {}): Verdict {
    for (let half = 0; half < 2 * seconds; half += 1) this.step({ ...well, ...what });
    return this.verdict;
  }

  /** How long it takes until `cause` is named, in ms; not at all: infinite. */
  until(cause: Verdict['cause'], what: Partial<HalfSecond>): number {
    const begun = this.now;
    while (this.now - begun < 10_000) {
      if (this.pass(0.5, what).cause === cause) return this.now - begun;
    }
    return Infinity;
  }

  /** The computer sleeps. */
  sleep(milliseconds: number): void {
    this.now += milliseconds;
  }

  private step(half: HalfSecond): void {
    const before = this.history.last;
    const { arrivals = 0, samples = 0 } = before ?? {};
    this.now += 500;
    const count = (name: 'sent' | 'received' | 'lost' | 'concealed' | 'spoken' | 'heard'): number =>
      (before?.[name] ?? 0) + half[name];
    this.history = this.history.add({
      at: this.now,
      link: half.link,
      microphone: half.microphone,
      jitter: half.jitter,
      sent: count('sent'),
      received: count('received'),
      lost: count('lost'),
      samples: samples + 4000,
      concealed: count('concealed'),
      spoken: count('spoken'),
      heard: count('heard'),
      arrivals: arrivals + half.received + half.others,
      report: this.report(half) ?? before?.report,
      farSenderAt: half.farSender ? this.now : before?.farSenderAt,
    });
    this.verdict = judge(this.history);
  }

  private report({ report }: HalfSecond): Reading['report'] {
    return report
      ? { at: this.now - 100, loss: 0, jitter: 2, roundTrip: 40, ...report }
      : undefined;
  }
}
