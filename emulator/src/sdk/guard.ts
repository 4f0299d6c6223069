import type { Request, RequestHandler, Response } from 'express';
import type { User } from '../platform/browsers/users.ts';
import { covers } from './acl.ts';
import { SdkError } from './sdk-error.ts';
import { checkToken } from './user-token.ts';
import type { Identity, TokenDependencies } from './user-token.ts';

export type Handle = (identity: Identity, req: Request, res: Response) => void | Promise<void>;

/** Lets a route be used by the user whom the bearer token names, if its ACL covers the path. */
export type Guard = (handle: Handle) => RequestHandler;

export function createGuard(dependencies: TokenDependencies): Guard {
  return (handle) => async (req, res) => {
    const [scheme, token = ''] = (req.headers.authorization ?? '').split(' ');
    if (scheme?.toLowerCase() !== 'bearer') {
      throw new SdkError(401, 'system:error:invalid-token', 'A bearer token is missing.');
    }
    const check = checkToken(token, dependencies);
    if (!check.ok) throw new SdkError(401, check.code, check.description);
    if (!covers(check.identity.paths, req.path)) {
      throw new SdkError(403, 'system:error:permission', `The ACL does not cover ${req.path}.`);
    }
    askers.set(res, check.identity.user);
    await handle(check.identity, req, res);
  };
}

const askers = new WeakMap<Response, User>();

/** Who asked what this is the reply to; nobody when it was refused. */
export const askerOf = (res: Response): User | undefined => askers.get(res);
