/** An answer that is not what was asked for, with the body that the platform sends then. */
export class Problem extends Error {
  readonly status: number;
  readonly body: object;

  constructor(status: number, body: object) {
    super(`HTTP ${status}`);
    this.status = status;
    this.body = body;
  }
}

/** One thing that is wrong with a request, and where. */
export interface InvalidParameter {
  readonly name: string;
  readonly reason: string;
}

export function badRequest(...invalid: readonly InvalidParameter[]): Problem {
  return new Problem(400, { type: 400, title: 'Bad Request', invalid_parameters: invalid });
}

export const notAnswered = (): Problem =>
  badRequest({ name: 'uuid', reason: 'nobody has answered the call yet' });

// NOTE: the Voice API's own body is not published; older APIs of the platform answer so.
export const unauthorized = (): Problem =>
  new Problem(401, { type: 'UNAUTHORIZED', error_title: 'Unauthorized' });

const noSuchCall = 'There is no such call, or it belongs to another application.';

// NOTE: for the next three, too: the platform's general form of a problem.
export const notFound = (detail = noSuchCall): Problem =>
  new Problem(404, {
    type: 'https://developer.vonage.com/api-errors#not-found',
    title: 'Not Found',
    detail,
  });

export const lowBalance = (): Problem =>
  new Problem(403, {
    type: 'https://developer.vonage.com/api-errors#low-balance',
    title: 'Low balance',
    detail: 'This request could not be performed due to your account balance being low.',
  });

export const throttled = (): Problem =>
  new Problem(429, {
    type: 'https://developer.vonage.com/api-errors#throttled',
    title: 'Rate Limit Hit',
    detail: 'Please wait, then retry your request',
  });
