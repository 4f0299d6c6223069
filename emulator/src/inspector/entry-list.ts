import type { Entry } from './entry.ts';
import { cutText } from './kept-text.ts';

export interface EntryLimits {
  /** Entries; beyond these the oldest after the first `head` go. */
  readonly entries: number;
  readonly head: number;
  /** Characters of all bodies together; beyond these bodies are left out. */
  readonly characters: number;
}

/** Entries in the order in which they came, as many as the limits allow. */
export class EntryList {
  readonly #limits: EntryLimits;
  readonly #entries = new Map<number, Entry>();
  #characters = 0;
  #left = 0;

  constructor(limits: EntryLimits) {
    this.#limits = limits;
  }

  /** How many are not kept any more. */
  get left(): number {
    return this.#left;
  }

  get size(): number {
    return this.#entries.size;
  }

  all(): Entry[] {
    return [...this.#entries.values()];
  }

  get(id: number): Entry | undefined {
    return this.#entries.get(id);
  }

  /** Adds it, or puts it in the place of the one with the same id. */
  put(entry: Entry): Entry {
    const room = this.#limits.characters - this.#characters + sizeOf(this.#entries.get(entry.id));
    const kept = { ...entry, texts: fit(entry.texts, room) };
    this.#characters += sizeOf(kept) - sizeOf(this.#entries.get(entry.id));
    this.#entries.set(entry.id, kept);
    if (this.#entries.size > this.#limits.entries) this.#dropOne();
    return kept;
  }

  take(id: number): Entry | undefined {
    const entry = this.#entries.get(id);
    this.#characters -= sizeOf(entry);
    this.#entries.delete(id);
    return entry;
  }

  clear(): void {
    this.#entries.clear();
    this.#characters = 0;
    this.#left = 0;
  }

  #dropOne(): void {
    let place = 0;
    for (const id of this.#entries.keys()) {
      if (place === this.#limits.head) {
        this.take(id);
        this.#left += 1;
        return;
      }
      place += 1;
    }
  }
}

const sizeOf = (entry: Entry | undefined): number =>
  entry?.texts.reduce((sum, { text }) => sum + text.length, 0) ?? 0;

function fit(texts: Entry['texts'], room: number): Entry['texts'] {
  let left = Math.max(0, room);
  return texts.map((text) => {
    const kept = cutText(text, left);
    left -= kept.text.length;
    return kept;
  });
}
