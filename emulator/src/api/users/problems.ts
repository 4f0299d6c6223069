import { Problem } from '../problem.ts';
import type { InvalidParameter } from '../problem.ts';

/** How the Users API, a part of the Conversation API, words its problems. */

const problem = (status: number, code: string, title: string, detail: string): Problem =>
  new Problem(status, body(code, title, detail));

const body = (code: string, title: string, detail: string): object => ({
  title,
  type: `https://developer.vonage.com/api/conversation#${code}`,
  code,
  detail,
});

const validationFail = 'http:error:validation-fail';

export const invalidUser = (...parameters: readonly InvalidParameter[]): Problem =>
  new Problem(400, {
    ...body(validationFail, 'Bad request.', 'Input validation failure.'),
    invalid_parameters: parameters.map(({ name, reason }) => ({
      name,
      reason: `"${name}" ${reason}`,
    })),
  });

export const wrongContent = (header: 'content-type' | 'accept', value: string): Problem =>
  new Problem(406, {
    ...body(validationFail, 'Bad request.', 'Invalid Content-Type.'),
    invalid_parameters: [
      {
        name: header,
        reason: `${header} "${value}" is not supported. Supported versions are [application/json]`,
      },
    ],
  });

export const badToken = (): Problem =>
  problem(
    401,
    'system:error:invalid-token',
    'Unauthorized.',
    'You did not provide a valid token. Please provide a valid token.',
  );

export const noUser = (): Problem =>
  problem(
    404,
    'user:error:not-found',
    'Not found.',
    'User does not exist, or you do not have access.',
  );

// NOTE: that a second user of a name is refused is sure; how, is not published.
export const duplicateName = (name: string): Problem =>
  problem(400, 'user:error:duplicate-name', 'Bad request.', `The name "${name}" is taken.`);

export const wrongMethod = (method: string): Problem =>
  problem(405, 'http:error:method-not-allowed', 'Method not allowed.', `${method} is not allowed.`);

export const tooMany = (): Problem =>
  problem(
    429,
    'http:error:too-many-request',
    'Too Many Requests.',
    'You have exceeded your request limit. You can try again shortly.',
  );

export const userTrouble = (): Problem =>
  problem(500, 'system:error:internal-error', 'Internal Error.', 'Something went wrong.');
