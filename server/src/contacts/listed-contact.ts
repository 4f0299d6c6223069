import type { Contact } from '@hotline/protocol/contact';

/** A person in `contacts.json`, with what only the server may know. */
export interface ListedContact extends Contact {
  /** E.164 digits without the plus sign, as the platform writes numbers. */
  readonly number: string;
  /** Whose pad shows the person; everyone's when absent. */
  readonly users?: readonly string[];
}
