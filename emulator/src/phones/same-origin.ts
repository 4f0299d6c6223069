import type { RequestHandler } from 'express';
import { ControlError } from './control-error.ts';

const safe = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Lets only our own page and programs change anything: any page in the same browser could otherwise
 * answer or end calls here. Programs send neither header.
 */
export const refuseOtherOrigins: RequestHandler = (req, _res, next) => {
  const own = `${req.protocol}://${req.headers.host ?? ''}`;
  const { origin = own, 'sec-fetch-site': site = 'none' } = req.headers;
  if (
    !safe.includes(req.method) &&
    (origin !== own || (site !== 'same-origin' && site !== 'none'))
  ) {
    throw new ControlError(403, 'origin-not-allowed', 'Only the phones page itself may do that.');
  }
  next();
};
