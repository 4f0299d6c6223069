import type { RequestHandler } from 'express';
import { HttpError } from './errors.ts';

/** True when a key stands twice in the query: whoever reads it next could take the other one. */
export function repeatedKey(query: object): boolean {
  return Object.values(query).some(Array.isArray);
}

/** Refuses requests whose query says two things at once. */
export const refuseRepeatedKeys: RequestHandler = (req, _res, next) => {
  if (req.url.includes('?') && repeatedKey(req.query)) {
    throw new HttpError(400, 'query-repeated', 'A query key may stand only once.');
  }
  next();
};
