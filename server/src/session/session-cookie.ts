import type { CookieOptions, Request, Response } from 'express';
import { readCookie } from './read-cookie.ts';

/** Where the browser keeps the secret of its session. */
export interface SessionCookie {
  /** The secret that the browser sent along, if any. */
  read(req: Request): string | undefined;
  write(res: Response, secret: string): void;
  clear(res: Response): void;
}

/**
 * Out of reach for scripts and other sites. A demo speaks http on loopback, where some browsers drop secure cookies;
 * a live one binds its cookie to this very host.
 */
export function createSessionCookie(mode: 'demo' | 'live'): SessionCookie {
  const name = mode === 'live' ? '__Host-hotline' : 'hotline-session';
  const secure = mode === 'live' ? { secure: true } : {};
  const options: CookieOptions = { httpOnly: true, sameSite: 'strict', path: '/', ...secure };

  return {
    read: (req) => readCookie(req, name),
    write: (res, secret) => void res.cookie(name, secret, options),
    clear: (res) => void res.clearCookie(name, options),
  };
}
