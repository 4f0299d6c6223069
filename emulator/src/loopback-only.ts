import type { RequestHandler } from 'express';

const loopbackHosts = ['127.0.0.1', '::1', 'localhost'];

/** The emulator has no passwords and rings real loudspeakers: it is for this machine alone. */
export class NotLoopbackError extends Error {
  constructor(host: string) {
    super(
      `The emulator listens on this machine only (127.0.0.1, ::1 or localhost), not on ${host}.`,
    );
  }
}

/** Throws for a host that other machines could reach. */
export function requireLoopback(host: string): void {
  if (!loopbackHosts.includes(host)) throw new NotLoopbackError(host);
}

/** Refuses requests that reached us under a foreign name: a page elsewhere may have bent its DNS here. */
export const refuseOtherHosts: RequestHandler = (req, res, next) => {
  const host = (req.headers.host ?? '').replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  if (loopbackHosts.includes(host)) next();
  else {
    res.status(421).json({
      code: 'host-not-allowed',
      message: 'The emulator answers to localhost and 127.0.0.1 only.',
    });
  }
};
