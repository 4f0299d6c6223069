import { timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { ControlError } from '../phones/control-error.ts';

const cookie = 'phones';

/**
 * Lets nobody in who has not opened the link with the key. The link is exchanged for a cookie at once, so that the key
 * stays in no address bar.
 */
export function requireKey(key: string): RequestHandler {
  return (req, res, next) => {
    const { key: given } = req.query;
    if (req.method === 'GET' && typeof given === 'string' && same(given, key)) {
      // Lax: whoever opens the link from a message comes from another site.
      res.cookie(cookie, key, { httpOnly: true, secure: true, sameSite: 'lax' });
      res.redirect(303, '/phones');
      return;
    }
    if (!same(cookieIn(req.headers.cookie), key)) {
      throw new ControlError(
        401,
        'key-missing',
        'Open the whole link that was printed at the start.',
      );
    }
    next();
  };
}

function cookieIn(header = ''): string {
  const found = header.split('; ').find((pair) => pair.startsWith(`${cookie}=`));
  return found?.slice(cookie.length + 1) ?? '';
}

function same(given: string, key: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(key)];
  return one.length === other.length && timingSafeEqual(one, other);
}
