import type { Clock } from '../ports.ts';
import type { Browsers } from './browsers.ts';
import type { Owner } from './owner.ts';

/** A browser that hangs up closes its sound first: the word that follows tells more than the loss. */
const wordTime = 1000;
/** How long one that brings lost audio back has for that. */
const returnTime = 20_000;

export interface LostSoundDependencies {
  readonly clock: Clock;
  readonly browsers: Browsers;
  /** Whose browser it is, as of now. */
  readonly owner: () => Owner;
  /** It does not come back. */
  readonly giveUp: () => void;
}

/** A browser whose sound is gone is waited for, as long as its SDK may need. */
export class LostSound {
  readonly #dependencies: LostSoundDependencies;
  #callOff: () => void = () => undefined;

  constructor(dependencies: LostSoundDependencies) {
    this.#dependencies = dependencies;
  }

  /** It is gone, or about to come back. */
  wait(): void {
    const { clock, browsers, owner, giveUp } = this.#dependencies;
    this.#callOff();
    const time = browsers.can('bringsBack', owner()) ? returnTime : wordTime;
    this.#callOff = clock.after(time, giveUp);
  }

  /** It is there again, or nobody waits for it any more. Idempotent. */
  end(): void {
    this.#callOff();
  }
}
