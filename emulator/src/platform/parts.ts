import type { AccountBooks } from './account/account-books.ts';
import type { CallDependencies } from './calls/call.ts';
import type { Calls } from './calls/calls.ts';
import type { PlatformDependencies } from './platform-dependencies.ts';
import type { Playbacks } from './sound/playbacks.ts';
import type { WaitingLegs } from './browsers/waiting-legs.ts';

/** What the faces of the platform are made of. */
export interface Parts
  extends
    Omit<PlatformDependencies, 'account' | 'inputForms' | 'onTrace'>,
    AccountBooks,
    CallDependencies {
  readonly waiting: WaitingLegs;
  readonly calls: Calls;
  readonly playbacks: Playbacks;
}
