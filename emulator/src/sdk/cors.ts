import type { RequestHandler } from 'express';

const loopback = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** A program without a page has no origin. */
export function isLoopbackOrigin(origin: string | undefined): boolean {
  return origin === undefined || loopback.test(origin);
}

/** Lets pages of this machine use the SDK's routes, as the platform lets pages of any origin. */
export const cors: RequestHandler = (req, res, next) => {
  const { origin } = req.headers;
  res.vary('Origin');
  if (origin !== undefined && isLoopbackOrigin(origin)) {
    res.set({
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Allow-Methods': 'GET, POST, PUT, DELETE',
      'Access-Control-Allow-Headers': 'Authorization, Content-Type',
      'Access-Control-Max-Age': '600',
    });
  }
  if (req.method === 'OPTIONS') res.sendStatus(204);
  else next();
};
