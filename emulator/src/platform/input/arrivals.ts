/** Things in the order in which they come, for one who takes them one at a time. */
export class Arrivals<Thing> {
  /** Somebody hears of them as they come, too: who takes them wants new ones only. */
  watched = false;
  readonly #waiting: Thing[] = [];
  #wake: () => void = () => undefined;

  readonly add = (thing: Thing): void => {
    this.#waiting.push(thing);
    this.#wake();
  };

  /** What nobody has taken yet. */
  takeAll(): readonly Thing[] {
    return this.#waiting.splice(0);
  }

  /** Takes the next one, as soon as there is one; `undefined` when `signal` aborts before. */
  async next(signal: AbortSignal): Promise<Thing | undefined> {
    if (this.#waiting.length === 0 && !signal.aborted) await this.#coming(signal);
    return this.#waiting.shift();
  }

  #coming(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#wake = wake;
      signal.addEventListener('abort', wake);
    });
  }
}
