import type { RequestHandler } from 'express';
import { HttpError } from './errors.ts';

const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;

/** A demo answers to this machine's own names only: a stranger's domain that points here gets nothing. */
export const onlyLoopbackHosts: RequestHandler = (req, _res, next) => {
  if (loopback.test(req.headers.host ?? '')) {
    next();
    return;
  }
  throw new HttpError('host-not-allowed');
};
