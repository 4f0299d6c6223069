/** The time, and what happens later. Injected, so that a test holds both in its hand. */
export abstract class Clock {
  /** Epoch milliseconds. */
  abstract now(): number;
  /** Runs once after `delay` ms. Calling the answer calls it off. */
  abstract after(delay: number, run: () => void): () => void;
}
