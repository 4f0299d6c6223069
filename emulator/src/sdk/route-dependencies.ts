import type { BrowserFace } from '../platform/browsers/browser-face.ts';
import type { Clock } from '../platform/ports.ts';
import type { Platform } from '../platform/platform.ts';
import type { User } from '../platform/browsers/users.ts';
import type { Guard } from './guard.ts';
import type { HeadStart } from './head-start.ts';
import { notFound } from './sdk-error.ts';
import type { SdkFaults } from './sdk-faults.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';

/** A user's part in a call. */
type Part = ReturnType<BrowserFace['partsOf']>[number];

/** What the SDK's REST routes work with. */
export interface RouteDependencies {
  readonly platform: Platform;
  readonly sessions: Sessions;
  readonly guard: Guard;
  readonly clock: Clock;
  readonly headStart: HeadStart;
  /** Names what is said. */
  readonly newId: () => string;
  readonly faults: () => SdkFaults;
}

/** The user's own part in that conversation. Throws "not found" for everyone else's, too. */
export function callIn(platform: Platform, user: User, conversation: unknown): Part {
  const call = platform.partsOf(user).find((one) => one.conversation.id === conversation);
  if (!call) throw notFound('conversation');
  return call;
}

/** The user's session of that id. Throws "not found" for everyone else's, too. */
export function requireSession(sessions: Sessions, user: User, id: string): Session {
  const session = sessions.find(user, id);
  if (!session) throw notFound('session');
  return session;
}
