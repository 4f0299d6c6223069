import type { CookieOptions, Request } from 'express';

export const cookieName = 'hotline-session';

/** Not `Secure`: the demo speaks http on loopback, where some browsers drop secure cookies. */
export const cookieOptions: CookieOptions = { httpOnly: true, sameSite: 'strict', path: '/' };

/** The secret the browser sent along, if any. */
export function sessionSecret(req: Request): string | undefined {
  for (const pair of (req.headers.cookie ?? '').split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === cookieName) return value;
  }
  return undefined;
}
