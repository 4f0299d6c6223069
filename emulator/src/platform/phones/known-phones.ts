/** A phone with the name of whose it is. */
export interface NamedPhone {
  /** E.164 without plus sign. */
  readonly number: string;
  readonly name: string;
}

export interface KnownPhone {
  readonly number: string;
  /** Left out for one that nobody named. */
  readonly name?: string;
}

/** The phones that can be seen while nobody calls: those that have a name, and those that were in a call. */
export class KnownPhones {
  readonly #most: number;
  #names: ReadonlyMap<string, string> = new Map();
  #met: readonly string[] = [];

  /** `most` is how many phones without a name are remembered. */
  constructor(most = 50) {
    this.#most = most;
  }

  /** In place of all names so far. */
  name(phones: readonly NamedPhone[]): void {
    this.#names = new Map(phones.map(({ number, name }) => [number, name]));
  }

  /** That phone is in a call, or does something else from now on. */
  meet(number: string): void {
    if (!this.#met.includes(number)) this.#met = [...this.#met, number].slice(-this.#most);
  }

  /** Forgets those that have no name. */
  forget(): void {
    this.#met = [];
  }

  /** Those with a name first, in their order. */
  list(): readonly KnownPhone[] {
    const named = [...this.#names].map(([number, name]) => ({ number, name }));
    const others = this.#met.filter((number) => !this.#names.has(number));
    return [...named, ...others.map((number) => ({ number }))];
  }
}
