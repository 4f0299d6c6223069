import type { Request, RequestHandler } from 'express';
import type { Problem } from './problem.ts';
import type { RateLimit } from './rate-limit.ts';

/** Lets through what the limit admits, and counts all but `uncounted`; `problem` is the answer to all else. */
export function throttle(
  limit: RateLimit,
  problem: () => Problem,
  uncounted: (req: Request) => boolean = () => false,
): RequestHandler {
  return (req, _res, next) => {
    if (limit.refuses() || (!uncounted(req) && !limit.admit())) throw problem();
    next();
  };
}
