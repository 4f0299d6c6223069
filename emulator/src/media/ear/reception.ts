import type { Arrivals } from '../../platform/sound/traffic.ts';
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
/** The running mean begins at 0, and has seen enough after as many packets as it is over. */
const settled = 16;

/** How well one source's packets arrive, counted as RFC 3550 (A.1, A.3, A.8) says. */
export class Reception {
  #first: number | undefined;
  #highest = 0;
  #received = 0;
  #jitter = 0;
  #transit: number | undefined;
  /** In samples. */
  #extremes: { readonly least: number; readonly most: number } | undefined;
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
    if (this.#received > settled) this.#noteJitter();
  }

  /** All of it so far. */
  arrivals(): Arrivals {
    const jitter = this.#extremes && {
      least: inMilliseconds(this.#extremes.least),
      most: inMilliseconds(this.#extremes.most),
    };
    return { received: this.#received, lost: this.#lost(), ...(jitter && { jitter }) };
  }

  /** What there is to tell; `undefined` when nothing came since the last report. */
  report(): ReceptionReport | undefined {
    const received = this.#received - this.#reported.received;
    if (received === 0) return undefined;
    const expected = this.#expected();
    const lost = expected - this.#reported.expected - received;
    const share = lost / (lost + received);
    this.#reported = { expected, received: this.#received };
    return {
      fractionLost: Math.max(0, Math.min(255, Math.floor(256 * share))),
      packetsLost: this.#lost(),
      highestSequence: this.#highest % (wrap * wrap),
      jitter: Math.round(this.#jitter),
    };
  }

  #noteJitter(): void {
    const { least, most } = this.#extremes ?? { least: this.#jitter, most: this.#jitter };
    this.#extremes = { least: Math.min(least, this.#jitter), most: Math.max(most, this.#jitter) };
  }

  #expected(): number {
    return this.#first === undefined ? 0 : this.#highest - this.#first + 1;
  }

  #lost(): number {
    return Math.max(0, this.#expected() - this.#received);
  }
}

const inMilliseconds = (samples: number): number => (samples * 1000) / sampleRate;
