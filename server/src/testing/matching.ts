/** A text that matches, where a value is expected. */
export function matching(pattern: RegExp | string): unknown {
  return expect.stringMatching(pattern);
}

/** A text that contains this, where a value is expected. */
export function containing(text: string): unknown {
  return expect.stringContaining(text);
}
