import { isLive } from '@hotline/protocol/call';
import type { StoredCall } from './store.ts';

/** True while nobody but this call may use its user's line. A user who has hung up is free at once. */
export function holdsTheLine({ call, letGoAt }: StoredCall): boolean {
  return isLive(call) && letGoAt === undefined;
}
