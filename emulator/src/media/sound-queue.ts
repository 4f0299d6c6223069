import { frameSamples, silentFrame } from './frame.ts';

/** Sound that waits to be played, and what is to be done once it has been. Holds `most` samples. */
export class SoundQueue {
  readonly #most: number;
  #items: (Int16Array | (() => void))[] = [];
  #held = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Adds sound at 8 kHz; what does not fit any more is lost. */
  put(sound: Int16Array): void {
    const fits = sound.subarray(0, this.#most - this.#held);
    if (fits.length === 0) return;
    this.#items.push(fits);
    this.#held += fits.length;
  }

  /** Runs when all sound that was put before has been taken. */
  afterwards(run: () => void): void {
    this.#items.push(run);
  }

  /** The next 20 ms; silence when there is nothing. */
  take(): Int16Array {
    this.#runDue();
    if (this.#held === 0) return silentFrame;
    const frame = new Int16Array(frameSamples);
    this.#fill(frame);
    this.#runDue();
    return frame;
  }

  /** Forgets all of it. */
  clear(): void {
    this.#items = [];
    this.#held = 0;
  }

  #fill(frame: Int16Array): void {
    for (let filled = 0; filled < frame.length;) {
      this.#runDue();
      const [first] = this.#items;
      if (first === undefined || typeof first === 'function') return;
      const part = first.subarray(0, frame.length - filled);
      frame.set(part, filled);
      filled += part.length;
      this.#held -= part.length;
      if (part.length === first.length) this.#items.shift();
      else this.#items[0] = first.subarray(part.length);
    }
  }

  #runDue(): void {
    for (let [first] = this.#items; typeof first === 'function'; [first] = this.#items) {
      this.#items.shift();
      first();
    }
  }
}
