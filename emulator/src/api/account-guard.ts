import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import type { Account } from '../platform/account/account.ts';
import type { Problem } from './problem.ts';

export interface AccountGuardDependencies {
  readonly account: Account;
  /** The answer to wrong credentials, and to none. */
  readonly refuse: () => Problem;
  /** The older APIs take `api_key` and `api_secret` as parameters, too. */
  readonly inParameters?: boolean;
}

interface Credentials {
  readonly key: string;
  readonly secret: string;
}

const parameters = z
  .object({ api_key: z.string(), api_secret: z.string() })
  .transform(({ api_key: key, api_secret: secret }) => ({ key, secret }));

/** Lets only the account itself in. */
export function accountGuard(dependencies: AccountGuardDependencies): RequestHandler {
  const { account, refuse, inParameters = false } = dependencies;
  return (req, _res, next) => {
    const given = basic(req) ?? (inParameters ? inQueryOrForm(req) : undefined);
    if (given?.key !== account.apiKey || given.secret !== account.apiSecret) throw refuse();
    next();
  };
}

/** The header takes precedence, even when it is wrong. */
function basic({ headers: { authorization } }: Request): Credentials | undefined {
  if (authorization === undefined) return undefined;
  const [scheme, encoded = ''] = authorization.split(' ');
  const [key = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { key: scheme?.toLowerCase() === 'basic' ? key : '', secret: rest.join(':') };
}

function inQueryOrForm({ query, body }: Request): Credentials | undefined {
  return parameters.safeParse(query).data ?? parameters.safeParse(body).data;
}
