import type { Request } from 'express';
import type { User } from '../../platform/browsers/users.ts';

/** Where the Users API was reached: its links are always absolute. */
export const usersUrl = (req: Request): string => `http://${req.headers.host ?? ''}/v1/users`;

/** One user as a list shows it. */
export function shortUser({ id, name, displayName }: User, url: string): object {
  return {
    id,
    name,
    ...(displayName !== undefined && { display_name: displayName }),
    _links: { self: { href: `${url}/${id}` } },
  };
}

/** One user, whole. */
export function userRecord(user: User, url: string): object {
  const { imageUrl, properties, channels } = user;
  return {
    ...shortUser(user, url),
    ...(imageUrl !== undefined && { image_url: imageUrl }),
    properties: properties ?? {},
    channels: channels ?? {},
  };
}
