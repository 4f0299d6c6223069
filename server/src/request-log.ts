import type { Request, RequestHandler, Response } from 'express';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

/** What a handler adds to the line of its request. */
export interface Note {
  readonly code: string;
  readonly level?: 'warn' | 'error';
  readonly error?: unknown;
  /** What was dialled, masked. */
  readonly to?: string;
  /** Of a request from another machine that is as good as signed, but not of now. */
  readonly clockDiffersBySeconds?: number;
}

const notes = new WeakMap<Response, Note>();

/** Puts a reason on the request's log line. */
export function note(res: Response, what: Note): void {
  notes.set(res, what);
}

/** The page and its files are read often and tell nothing. */
const spokenToByPrograms = /^\/(?:api|auth|webhooks)(?:[/?]|$)/i;

/** The other side went away before there was an answer; the number is the one that nginx made known. */
const goneStatus = 499;
const gone: Note = { code: 'request-cut-off' };

/** One lean line a request, when it is over. Paths are logged as their route, so that no id or number gets in. */
export function requestLog({ log, clock }: { log: Log; clock: Clock }): RequestHandler {
  return (req, res, next) => {
    if (!spokenToByPrograms.test(req.url)) {
      next();
      return;
    }
    const began = clock.now();
    res.on('close', () => {
      const { level = 'info', error, ...more } = notes.get(res) ?? (res.headersSent ? {} : gone);
      const ms = clock.now() - began;
      const status = res.headersSent ? res.statusCode : goneStatus;
      const line = { method: req.method, route: routeOf(req), status, ms };
      log[level](error === undefined ? { ...line, ...more } : { ...line, ...more, err: error });
    });
    next();
  };
}

function routeOf(req: Request): string {
  const route: unknown = req.route;
  if (typeof route !== 'object' || route === null || !('path' in route)) return 'none';
  return String(route.path);
}
