import type { LegStatus } from '../platform/snapshot.ts';
import { dials, expectCall, from, rings } from './calling.ts';
import { hears, hearsKeys, hearsTone } from './ears.ts';
import { endsWith } from './ending.ts';
import { answers, declines, hangsUp } from './hand.ts';
import { presses, says } from './mouth.ts';
import { ScriptError } from './script-error.ts';
import type { Step, Within } from './turn.ts';

/** Does the steps one after the other; a failing one blames its line. */
export type Play = (steps: readonly Step[]) => Promise<void>;

/**
 * What one phone does and is to notice, in order: written as a chain, played when it is awaited. Each
 * step waits for what it says; times are milliseconds.
 */
export class PhoneScript implements PromiseLike<void> {
  readonly #play: Play;
  readonly #steps: Step[] = [];
  #played: Promise<void> | undefined;

  /** Plays the script, once. */
  readonly then: Promise<void>['then'] = (done, failed) => {
    this.#played ??= this.#play(this.#steps);
    return this.#played.then(done, failed);
  };

  constructor(play: Play) {
    this.#play = play;
  }

  /** Somebody calls this phone; it need not ring. */
  expectCall(options?: Within): this {
    return this.#add(expectCall(options));
  }

  /** Its display shows that number, or the number of that name. */
  from(who: string): this {
    return this.#add(from(who));
  }

  rings(options?: Within): this {
    return this.#add(rings(options));
  }

  /** This phone calls that number, or the number of that name. */
  dials(who: string): this {
    return this.#add(dials(who));
  }

  /** Is picked up, that long after it rings; also by its own habit. */
  answers(after?: number): this {
    return this.#add(answers(after));
  }

  declines(): this {
    return this.#add(declines());
  }

  /** These words are spoken to it, or, before it is answered, to anybody in the call. */
  hears(words: string | RegExp, options?: Within): this {
    return this.#add(hears(words, options));
  }

  /** A tone of call progress: `ringback`, `busy`, `congestion`. */
  hearsTone(kind: string, options?: Within): this {
    return this.#add(hearsTone(kind, options));
  }

  /** Keys are played to it, all of these. */
  hearsKeys(keys: string, options?: Within): this {
    return this.#add(hearsKeys(keys, options));
  }

  /** Speaks, to the end of the sentence. */
  says(text: string): this {
    return this.#add(says(text));
  }

  /** Presses keys, 0.2 s each; `p` is a pause of half a second. */
  presses(keys: string): this {
    return this.#add(presses(keys));
  }

  waits(milliseconds: number): this {
    return this.#add(({ desk }) => desk.pass(milliseconds));
  }

  hangsUp(): this {
    return this.#add(hangsUp());
  }

  /** Its leg is over with that status. */
  endsWith(status: LegStatus, options?: Within): this {
    return this.#add(endsWith(status, options));
  }

  /** The call it was in is over. */
  isHungUp(options?: Within): this {
    return this.#add(endsWith('completed', options));
  }

  #add(step: Step): this {
    // Above this method and the one that called it is the line of the script.
    const line = new Error().stack?.split('\n').slice(3).join('\n') ?? '';
    this.#steps.push(async (turn) => {
      try {
        await step(turn);
      } catch (error) {
        throw error instanceof ScriptError ? error.blame(line) : error;
      }
    });
    return this;
  }
}
