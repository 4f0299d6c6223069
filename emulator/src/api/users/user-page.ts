import { z } from 'zod';
import type { User } from '../../platform/browsers/users.ts';
import { wholeNumber } from '../whole-number.ts';

const size = 'must be a number from 1 to 100';

/** The query of `GET /v1/users`, with the platform's defaults. */
export const userQuery = z.object({
  page_size: wholeNumber(1, 100, size).default(10),
  order: z
    .enum(['asc', 'desc', 'ASC', 'DESC'], 'must be one of [asc, desc, ASC, DESC]')
    .default('asc')
    .transform((order) => (order.toLowerCase() === 'asc' ? 'asc' : 'desc')),
  cursor: z
    .string('must be a string')
    .regex(/^[\w-]*$/, 'is no cursor of this list')
    .transform((cursor) => Number(Buffer.from(cursor, 'base64url').toString('utf8')))
    .pipe(z.int('is no cursor of this list'))
    .optional(),
  name: z.string('must be a string').optional(),
});

type UserQuery = z.infer<typeof userQuery>;

interface Link {
  readonly href: string;
}

/** One page, with the links that lead from it. */
export interface UserPage {
  readonly users: readonly User[];
  readonly links: Readonly<Record<string, Link>>;
}

/** Cuts a page out of `users`, the oldest first. A cursor stays good when users come and go. */
export function userPage(users: readonly User[], query: UserQuery, url: string): UserPage {
  const { page_size: count, order, cursor, name } = query;
  const named = users.filter((user) => name === undefined || user.name === name);
  const all = order === 'asc' ? named : named.toReversed();
  const start = cursor === undefined ? 0 : after(all, cursor, order);
  const shown = all.slice(start, start + count);
  const link = (last?: User): Link => linkTo(url, query, last?.serial);
  return {
    users: shown,
    links: {
      first: link(),
      self: linkTo(url, query, cursor),
      ...(start + count < all.length && { next: link(shown.at(-1)) }),
      ...(start > 0 && { prev: link(all[start - count - 1]) }),
    },
  };
}

function after(users: readonly User[], cursor: number, order: 'asc' | 'desc'): number {
  const found = users.findIndex(({ serial }) =>
    order === 'asc' ? serial > cursor : serial < cursor,
  );
  return found === -1 ? users.length : found;
}

function linkTo(url: string, { order, page_size: size, name }: UserQuery, cursor?: number): Link {
  const query = new URLSearchParams({
    order,
    page_size: String(size),
    ...(name !== undefined && { name }),
    ...(cursor !== undefined && { cursor: Buffer.from(String(cursor)).toString('base64url') }),
  });
  return { href: `${url}?${query.toString()}` };
}
