import type { CookieOptions, Request, Response } from 'express';
import { readCookie } from '../../session/read-cookie.ts';
import { attemptLifetimeMs } from './attempt-book.ts';

const name = '__Host-hotline-company';
/** Lax, because the way back starts at another site: what is Strict is not sent then. */
const options: CookieOptions = { httpOnly: true, sameSite: 'lax', secure: true, path: '/' };

/** The secret of this browser's last way to the provider. */
export function readAttempt(req: Request): string | undefined {
  return readCookie(req, name);
}

export function writeAttempt(res: Response, secret: string): void {
  res.cookie(name, secret, { ...options, maxAge: attemptLifetimeMs });
}

export function clearAttempt(res: Response): void {
  res.clearCookie(name, options);
}
