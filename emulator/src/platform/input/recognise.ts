/** One reading of what was said, the surest first. */
export interface Reading {
  readonly text: string;
  /** 0 to 1. */
  readonly confidence: number;
}

/** How sure a recogniser is of plain words, and of those it was told to expect. */
const plain = 0.9;
const expected = 0.97;

/**
 * What a recogniser makes of clear words: no punctuation, and words that were hinted at as the hint spells them.
 * Nothing, when there are no words.
 */
export function recognise(said: string, context: readonly string[]): readonly Reading[] {
  const text = withoutPunctuation(said);
  if (text === '') return [];
  const hint = context.find((phrase) => sound(phrase) === sound(text));
  if (hint !== undefined) return [{ text: hint, confidence: expected }];
  const hinted = context.some((phrase) => ` ${sound(text)} `.includes(` ${sound(phrase)} `));
  return [{ text, confidence: hinted ? expected : plain }];
}

function withoutPunctuation(text: string): string {
  return text
    .replaceAll(/[^\p{L}\p{N}'’-]+/gu, ' ')
    .trim()
    .normalize();
}

const sound = (text: string): string => withoutPunctuation(text).toLowerCase();
