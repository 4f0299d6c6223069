import type { AccountBooks } from './account-books.ts';
import type { CallDependencies } from './call.ts';
import type { Calls } from './calls.ts';
import type { PlatformDependencies } from './platform-dependencies.ts';
import type { Playbacks } from './playbacks.ts';
import type { WaitingLegs } from './waiting-legs.ts';

/** What the faces of the platform are made of. */
export interface Parts
  extends Omit<PlatformDependencies, 'account' | 'inputForms'>, AccountBooks, CallDependencies {
  readonly waiting: WaitingLegs;
  readonly calls: Calls;
  readonly playbacks: Playbacks;
}
