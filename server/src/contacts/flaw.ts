/** What is wrong with one entry of `contacts.json`. */
export interface Flaw {
  readonly code:
    | 'contact-invalid'
    | 'contact-number-invalid'
    | 'contact-number-special'
    | 'contact-country-not-allowed'
    | 'contact-duplicate-id'
    | 'contact-duplicate-name';
  /** What is wrong and what to write instead. */
  readonly message: string;
  /** Where within the entry. */
  readonly path: readonly (string | number)[];
}
