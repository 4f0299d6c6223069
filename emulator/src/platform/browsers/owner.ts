import type { User } from './users.ts';

/** Who asks: a user, through one session of theirs. */
export interface Owner {
  readonly user: User;
  readonly session: string;
}
