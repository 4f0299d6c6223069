import { sampleRate } from '../frame.ts';

export interface ReceptionReport {
  /** Of what was expected since the last report, in 256ths. */
  readonly fractionLost: number;
  readonly packetsLost: number;
  readonly highestSequence: number;
  /** In samples. */
  readonly jitter: number;
}

export interface ReceivedPacket {
  readonly sequenceNumber: number;
  /** In samples, 32 bits, wraps. */
  readonly timestamp: number;
}

const wrap = 0x1_0000;

/** How well one source's packets arrive, counted as RFC 3550 (A.1, A.3, A.8) says. */
export class Reception {
  #first: number | undefined;
  #highest = 0;
  #received = 0;
  #jitter = 0;
  #transit: number | undefined;
  #reported = { expected: 0, received: 0 };

  /** `at` is when it arrived, in milliseconds. */
  take({ sequenceNumber, timestamp }: ReceivedPacket, at: number): void {
    this.#first ??= sequenceNumber;
    if (this.#received === 0) this.#highest = sequenceNumber;
    // The one nearest to the highest: a wrap of the 16 bits is no leap.
    const leap = ((sequenceNumber - this.#highest) << 16) >> 16;
    if (leap > 0) this.#highest += leap;
    this.#received += 1;
    const transit = Math.round((at * sampleRate) / 1000) - timestamp;
    const change = Math.abs((transit - (this.#transit ?? transit)) | 0);
    this.#jitter += (change - this.#jitter) / 16;
    this.#transit = transit;
  }

  /** What there is to tell; `undefined` when nothing came since the last report. */
  report(): ReceptionReport | undefined {
    const received = this.#received - this.#reported.received;
    if (received === 0) return undefined;
    const expected = this.#highest - (this.#first ?? 0) + 1;
    const lost = expected - this.#reported.expected - received;
    const share = lost / (lost + received);
    this.#reported = { expected, received: this.#received };
    return {
      fractionLost: Math.max(0, Math.min(255, Math.floor(256 * share))),
      packetsLost: Math.max(0, expected - this.#received),
      highestSequence: this.#highest % (wrap * wrap),
      jitter: Math.round(this.#jitter),
    };
  }
}
