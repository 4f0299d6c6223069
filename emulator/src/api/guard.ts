import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Application } from '../platform/applications.ts';
import { openToken } from '../signed-token.ts';
import type { SignedTokenDependencies } from '../signed-token.ts';
import { unauthorized } from './problem.ts';
import type { Problem } from './problem.ts';

type Handle = (application: Application, req: Request, res: Response) => void;

/** Lets a route be used by the server of the application that the bearer token names. */
export type Guard = (handle: Handle) => RequestHandler;

/** A token with a subject is a browser's: it opens sessions, not this. */
const claims = z.object({ jti: z.string().min(1), sub: z.never().optional() });

export function createGuard(
  dependencies: SignedTokenDependencies,
  refuse: () => Problem = unauthorized,
): Guard {
  return (handle) => (req, res) => {
    const [scheme, token = ''] = (req.headers.authorization ?? '').split(' ');
    if (scheme?.toLowerCase() !== 'bearer') throw refuse();
    const opened = openToken(token, dependencies);
    if (!opened.ok || !claims.safeParse(opened.claims).success) throw refuse();
    handle(opened.application, req, res);
  };
}
