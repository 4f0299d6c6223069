import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';

/** Who is signed in, in memory: a restart signs everybody out. */
export interface SessionList {
  /** Signs in; the secret is what the cookie carries. */
  open(user: string): string;
  /** Whose session that secret is, while it lasts. */
  userOf(secret: string): string | undefined;
  close(secret: string): void;
}

/** A long working day; then one signs in again. */
const lifetimeMs = 12 * 3_600_000;
/** The oldest give way, so that signing in over and over cannot fill the memory. */
const maxSessions = 1000;

export function createSessionList({
  clock,
  random,
}: {
  clock: Clock;
  random: Random;
}): SessionList {
  const sessions = new Map<string, { user: string; until: number }>();

  return {
    open: (user) => {
      const secret = random(32).toString('base64url');
      sessions.set(secret, { user, until: clock.now() + lifetimeMs });
      const [oldest] = sessions.keys();
      if (sessions.size > maxSessions && oldest !== undefined) sessions.delete(oldest);
      return secret;
    },
    userOf: (secret) => {
      const session = sessions.get(secret);
      return session && clock.now() < session.until ? session.user : undefined;
    },
    close: (secret) => {
      sessions.delete(secret);
    },
  };
}
