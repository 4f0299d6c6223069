import type { CookieOptions, Request, Response } from 'express';

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
    read: ({ headers }) => {
      for (const pair of (headers.cookie ?? '').split(';')) {
        const [key, value] = pair.trim().split('=', 2);
        if (key === name) return value;
      }
      return undefined;
    },
    write: (res, secret) => void res.cookie(name, secret, options),
    clear: (res) => void res.clearCookie(name, options),
  };
}
