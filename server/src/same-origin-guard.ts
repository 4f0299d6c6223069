import type { IncomingHttpHeaders } from 'node:http';
import type { Request, RequestHandler } from 'express';
import { HttpError } from './errors.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface OriginDependencies {
  readonly mode: 'demo' | 'live';
  /** Where Hotline is from outside. */
  readonly publicUrl: string;
}

/**
 * Refuses what another site makes a signed-in browser do (OWASP: Fetch Metadata, else Origin). A live Hotline wants one
 * of the two, from its public URL; in a demo a request with neither comes from a program, which brings no stolen cookie.
 */
export function onlySameOrigin({ mode, publicUrl }: OriginDependencies): RequestHandler {
  const { origin } = new URL(publicUrl);
  const fromOwnPage =
    mode === 'live' ? (headers: IncomingHttpHeaders) => isFrom(origin, headers) : isFromOwnHost;

  return (req, _res, next) => {
    if (!safe.has(req.method)) {
      if (!fromOwnPage(req.headers)) throw new HttpError('cross-site');
      if (hasBody(req) && !req.is('application/json')) throw new HttpError('json-required');
    }
    next();
  };
}

/** For an answer that is itself a credential: not even a plain read from another site. */
export const neverCrossSite: RequestHandler = (req, _res, next) => {
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    throw new HttpError('cross-site');
  }
  next();
};

function isFrom(own: string, headers: IncomingHttpHeaders): boolean {
  const { 'sec-fetch-site': site, origin } = headers;
  if (site !== undefined && site !== 'same-origin') return false;
  return origin === undefined ? site !== undefined : origin === own;
}

function isFromOwnHost(headers: IncomingHttpHeaders): boolean {
  const { 'sec-fetch-site': site, origin, host = '' } = headers;
  if (site !== undefined) return site === 'same-origin';
  return origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
}

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
