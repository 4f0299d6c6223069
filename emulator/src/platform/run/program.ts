import type { Script } from './script.ts';
import type { Stage } from './stage.ts';

export interface ProgramDependencies {
  /** Sets the stage anew; its signal says that something else is done now. */
  readonly stage: (signal: AbortSignal) => Stage;
  /** All was done. */
  readonly done: () => void;
  readonly report: (error: unknown) => void;
}

/** What is being done with a call. A new script takes the place of the one that runs, and of all that it has queued. */
export class Program {
  readonly #dependencies: ProgramDependencies;
  #step = new AbortController();

  constructor(dependencies: ProgramDependencies) {
    this.#dependencies = dependencies;
  }

  run(script: Script): void {
    const { stage, done, report } = this.#dependencies;
    this.#step.abort();
    const step = new AbortController();
    this.#step = step;
    script(stage(step.signal))
      .catch(report)
      .finally(() => {
        if (!step.signal.aborted) done();
      });
  }

  stop(): void {
    this.#step.abort();
  }
}
