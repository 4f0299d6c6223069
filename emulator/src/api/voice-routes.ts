import type { FaultSwitches } from '../faults.ts';
import type { AccountBooks } from '../platform/account/account-books.ts';
import type { LegBook } from '../platform/leg-book.ts';
import type { Guard } from './guard.ts';

/** What the operations of the Voice API work with. */
export interface VoiceRouteDependencies {
  readonly platform: LegBook & Pick<AccountBooks, 'gate'>;
  readonly guard: Guard;
  readonly faults: FaultSwitches;
}
