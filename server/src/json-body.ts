import type { RequestHandler } from 'express';
import { HttpError } from './errors.ts';
import { jsonIn, readBody } from './read-body.ts';

/**
 * Parses a JSON body of at most 16 KB, sent as it is: a compressed one could swell. Not Express's own, which hears a
 * longer one out before it refuses it.
 */
export const jsonBody: RequestHandler = async (req, _res, next) => {
  const [, charset = 'utf-8'] =
    /;\s*charset="?([^\s;"]*)/i.exec(req.get('Content-Type') ?? '') ?? [];
  if (!/^utf-?8$/i.test(charset)) throw new HttpError('charset-unsupported');
  req.body = jsonIn(req, await readBody(req));
  next();
};
