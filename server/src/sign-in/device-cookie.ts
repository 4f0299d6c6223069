import type { Request, Response } from 'express';
import { readCookie } from '../session/read-cookie.ts';
import { deviceLifetimeMs } from './device-book.ts';

const name = '__Host-hotline-device';

/** The secret of a browser that somebody has signed in from before. It opens nothing by itself. */
export function readDevice(req: Request): string | undefined {
  return readCookie(req, name);
}

export function writeDevice(res: Response, secret: string): void {
  const options = { httpOnly: true, sameSite: 'strict', secure: true, path: '/' } as const;
  res.cookie(name, secret, { ...options, maxAge: deviceLifetimeMs });
}
