import type { Application } from '../applications.ts';
import type { Owner } from '../browsers/owner.ts';
import type { WaitingLeg } from '../browsers/waiting-legs.ts';

/** What a browser asked for when it knocked. */
export interface CallOrder {
  readonly owner: Owner;
  readonly application: Application;
  readonly leg: WaitingLeg;
  readonly knocking: string;
  /** Any text. */
  readonly dialled: string;
  readonly customData: Readonly<Record<string, unknown>>;
}
