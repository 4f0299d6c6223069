import { Problem } from '../problem.ts';
import type { InvalidParameter } from '../problem.ts';

/** How the Application API words its problems. */

const general = 'https://developer.vonage.com/api-errors';

const problem = (status: number, type: string, title: string, detail: string): Problem =>
  new Problem(status, { type: `${general}${type}`, title, detail });

/** `what` was checked: the payload of a change, or the query of a list. */
export const invalidApplication = (
  what: 'payload' | 'list',
  ...parameters: readonly InvalidParameter[]
): Problem =>
  new Problem(400, {
    type: `${general}/application#${what}-validation`,
    title: 'Bad Request',
    detail: 'The request failed due to validation errors',
    invalid_parameters: parameters,
  });

export const badCredentials = (): Problem =>
  problem(
    401,
    '#unauthorized',
    'Invalid credentials supplied',
    'You did not provide correct credentials.',
  );

export const noApplication = (id: string): Problem =>
  problem(404, '#not-found', 'Not Found', `ID '${id}' does not exist, or you do not have access`);

export const wrongVerb = (method: string): Problem =>
  problem(
    405,
    '#wrong-verb',
    'Request method not allowed',
    `Request method '${method}' not supported`,
  );

const only = "Must be one of the following: 'application/json'";

export const wrongAccept = (): Problem =>
  problem(
    406,
    '#accept-header',
    'Invalid Accept header',
    `Invalid Accept header provided. ${only}`,
  );

export const wrongContentType = (): Problem =>
  problem(
    415,
    '#content-type-header',
    'Unsupported Content-Type header',
    `Unsupported Content-Type header provided. ${only}`,
  );

// NOTE: the next two are the platform's general form; this API's own are not published.
export const tooManyRequests = (): Problem =>
  problem(429, '#throttled', 'Rate Limit Hit', 'Please wait, then retry your request');

export const brokenInside = (): Problem =>
  problem(500, '#internal', 'Internal Error', 'Something broke in the emulator.');
