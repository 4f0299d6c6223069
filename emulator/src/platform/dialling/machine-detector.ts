import type { Detection } from './detection.ts';
import type { Clock } from '../ports.ts';

/** What a detector has found. */
export type Finding =
  | { readonly status: 'human' }
  | { readonly status: 'machine'; readonly subState?: 'beep_start' | 'beep_timeout' };

export interface MachineDetectorDependencies {
  readonly detection: Detection;
  readonly by: 'person' | 'machine';
  readonly clock: Clock;
  readonly found: (finding: Finding) => void;
  /** All that instructions wait for is known. */
  readonly settled: () => void;
  /** A machine is not wanted. */
  readonly hangUp: () => void;
}

/** How long the platform listens before it says who answered. */
export const detectionTime = 2000;

/** Listens to whoever has just answered. */
export class MachineDetector {
  readonly #dependencies: MachineDetectorDependencies;
  #beeped = false;
  #waiting = false;
  #callOff: () => void;

  constructor(dependencies: MachineDetectorDependencies) {
    this.#dependencies = dependencies;
    this.#callOff = dependencies.clock.after(detectionTime, () => {
      this.#decide();
    });
  }

  /** A beep is of use only once it is known that a machine makes it. */
  beeped(): void {
    this.#beeped = true;
    if (this.#waiting) this.#conclude('beep_start');
  }

  stop(): void {
    this.#callOff();
    this.#waiting = false;
  }

  #decide(): void {
    const { detection, by, found, settled, hangUp } = this.#dependencies;
    const { mode, behavior } = detection;
    if (by === 'person') {
      found({ status: 'human' });
      settled();
      return;
    }
    // Whom it hangs up on, nobody waits for.
    if (mode !== 'detect_beep' || behavior === 'hangup') found({ status: 'machine' });
    if (behavior === 'hangup') hangUp();
    else if (mode === 'default' || mode === 'detect_beep') this.#awaitBeep();
    else settled();
  }

  #awaitBeep(): void {
    const { detection, clock } = this.#dependencies;
    this.#waiting = true;
    this.#callOff = clock.after(detection.beepTime - detectionTime, () => {
      this.#conclude('beep_timeout');
    });
    if (this.#beeped) this.#conclude('beep_start');
  }

  #conclude(subState: 'beep_start' | 'beep_timeout'): void {
    this.stop();
    this.#dependencies.found({ status: 'machine', subState });
    this.#dependencies.settled();
  }
}
