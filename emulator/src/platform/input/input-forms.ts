import { z } from 'zod';

/** Forms of the input event on which the platform's documents, and what was seen of it, do not agree. */
export const someInputForms = z.object({
  /** The speech of an input that asked for keys alone: an empty result, or an error. */
  inputSpeechOff: z.enum(['empty', 'error']).exactOptional(),
  /** Whether the hash that ends an input is one of its digits. */
  inputHash: z.enum(['left-out', 'kept']).exactOptional(),
  /** The digits when no key was pressed. */
  inputNoDigits: z.enum(['empty', 'null']).exactOptional(),
  /** Confidence as text, as the documents print it, or as a number. */
  inputConfidence: z.enum(['text', 'number']).exactOptional(),
  /** Whether keys count that were pressed before the input, while something was said to the caller. */
  inputKeysAhead: z.enum(['kept', 'dropped']).exactOptional(),
});

export type InputForms = Required<z.infer<typeof someInputForms>>;

export const documentedInput: InputForms = {
  inputSpeechOff: 'empty',
  inputHash: 'left-out',
  inputNoDigits: 'empty',
  inputConfidence: 'text',
  inputKeysAhead: 'kept',
};
