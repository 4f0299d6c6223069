import { Problem } from '../problem.ts';
import type { InvalidParameter } from '../problem.ts';

/** How the older APIs of the account say that all is well, or what is not. */

export const outcome = (code: string, label: string): object => ({
  'error-code': code,
  'error-code-label': label,
});

export const success = outcome('200', 'success');

const problem = (status: number, label: string): Problem =>
  new Problem(status, outcome(String(status), label));

export const authenticationFailed = (): Problem => problem(401, 'authentication failed');

/** What could not be done, and why. */
export const methodFailed = (why: string): Problem => problem(420, why);

// NOTE: the words for bad parameters, and the next three answers, are not published.
export const invalidNumbers = ([first]: readonly InvalidParameter[]): Problem =>
  methodFailed(`method failed: ${first?.name ?? 'a parameter'} ${first?.reason ?? 'is wrong'}`);

export const noSuchMethod = (): Problem => problem(404, 'not found');

export const tooOften = (): Problem => problem(429, 'too many requests');

export const internalError = (): Problem => problem(500, 'internal error');
