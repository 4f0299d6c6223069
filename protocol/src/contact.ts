/** A person on the pad, as the browser sees them. The number stays on the server. */
export interface Contact {
  readonly id: string;
  readonly name: string;
  /** What the person does, such as "Finance". */
  readonly title?: string;
  /** A heading the pad puts the person under. */
  readonly group?: string;
}

/** What is wrong with `contacts.json`, and where. The last good list stays in use meanwhile. */
export interface ContactsProblem {
  readonly code: string;
  /** One sentence that says what is wrong and what to write instead. */
  readonly message: string;
  /** 1-based place in the file, where there is one. */
  readonly line?: number;
  readonly column?: number;
}

/** Answer of `GET /api/contacts`. */
export type Contacts = readonly Contact[];
