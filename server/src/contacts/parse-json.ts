import type { ContactsProblem } from '@hotline/protocol/contact';
import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { placeInText } from './place-in-text.ts';

export type ParsedJson = { readonly root: Node } | { readonly problem: ContactsProblem };

/** The text as a tree that knows where everything stands. Plain JSON: no comments, no trailing commas. */
export function parseJson(text: string): ParsedJson {
  const errors: ParseError[] = [];
  const root = tree(text, errors);
  const [error] = errors;
  if (!error && root) return { root };
  const hint = error ? advice[printParseErrorCode(error.error)] : 'It is nested too deeply.';
  const message = `This is not JSON we can read. ${hint ?? 'Compare it with the lines above.'}`;
  const place = placeInText(text, error?.offset ?? 0);
  return { problem: { code: 'contacts-not-json', message, ...place } };
}

function tree(text: string, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    // The parser calls itself for each level: a file of brackets alone is deeper than the stack.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const advice: Readonly<Record<string, string>> = {
  InvalidSymbol: 'Put texts in double quotes.',
  InvalidNumberFormat: 'Put numbers in double quotes.',
  PropertyNameExpected: 'Put a "name" in double quotes here, or take away the comma before.',
  ValueExpected: 'Put a value here, or take away the comma before.',
  ColonExpected: 'Put a colon between the name and its value.',
  CommaExpected: 'Put a comma between the entries.',
  CloseBraceExpected: 'Close the contact with }.',
  CloseBracketExpected: 'Close the list with ].',
  EndOfFileExpected: 'Take away what follows the closing ].',
  InvalidCommentToken: 'Take away the comment.',
  UnexpectedEndOfComment: 'Take away the comment.',
  UnexpectedEndOfString: 'Close the text with a double quote on the same line.',
  InvalidCharacter: 'Take away the character that cannot be seen.',
};
