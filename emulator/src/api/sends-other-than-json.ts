import type { Request } from 'express';

/** Whether a request says that it sends something else than JSON. Saying nothing is fine. */
export function sendsOtherThanJson(req: Request): boolean {
  return req.headers['content-type'] !== undefined && req.is('json') === false;
}
