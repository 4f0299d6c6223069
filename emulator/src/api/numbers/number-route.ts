import type { Request } from 'express';
import { z } from 'zod';
import type { AccountBooks } from '../../platform/account/account-books.ts';
import type { Applications } from '../../platform/applications.ts';

/** What the operations of the Numbers API work with. */
export interface NumberRouteDependencies {
  readonly platform: AccountBooks & { readonly applications: Applications };
}

/** A change takes its parameters from the form, and from the query. */
export function parametersOf({ query, body }: Request): object {
  return { ...query, ...z.looseObject({}).safeParse(body).data };
}
