import type { Request, RequestHandler } from 'express';
import { HttpError } from './errors.ts';

/**
 * The request's query, where each key stands once: whoever reads a repeated one next could take the other value.
 * @throws HttpError 400 `query-repeated`
 */
export function singleQuery(req: Request): object {
  const { query } = req;
  if (Object.values(query).some(Array.isArray)) {
    throw new HttpError('query-repeated');
  }
  return query;
}

/** Refuses requests whose query says two things at once. */
export const refuseRepeatedKeys: RequestHandler = (req, _res, next) => {
  if (req.url.includes('?')) singleQuery(req);
  next();
};
