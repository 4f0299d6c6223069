import type { Request, RequestHandler } from 'express';
import { HttpError } from './errors.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site makes a signed-in browser do (OWASP: Fetch Metadata, else Origin).
 * A request with neither header comes from a program, not from a browser, and brings no stolen cookie.
 */
export const onlySameOrigin: RequestHandler = (req, _res, next) => {
  if (!safe.has(req.method)) {
    if (!fromOwnPage(req)) throw new HttpError('cross-site');
    if (hasBody(req) && !req.is('application/json')) {
      throw new HttpError('json-required');
    }
  }
  next();
};

/** For an answer that is itself a credential: not even a plain read from another site. */
export const neverCrossSite: RequestHandler = (req, _res, next) => {
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    throw new HttpError('cross-site');
  }
  next();
};

function fromOwnPage({ headers }: Request): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin, host = '' } = headers;
  return origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
}

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
