import type { Request, RequestHandler } from 'express';
import { HttpError } from './errors.ts';

/**
 * Passes when each key of a request's query stands once: whoever reads a repeated one next could take the other value.
 * @throws HttpError 400 `query-repeated`
 */
export function checkQuery(req: Request): void {
  if (req.url.includes('?') && Object.values(req.query).some(Array.isArray)) {
    throw new HttpError('query-repeated');
  }
}

/** Refuses requests whose query says two things at once. */
export const refuseRepeatedKeys: RequestHandler = (req, _res, next) => {
  checkQuery(req);
  next();
};
