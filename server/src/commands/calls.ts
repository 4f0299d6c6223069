import type { Clock } from '../clock.ts';
import { createCallsSwitch, type CallsState } from '../limits/calls-switch.ts';
import { withTables, type TablesPlace } from '../store/open-tables.ts';

export interface CallsOptions extends TablesPlace {
  /** Leaves it as it is when absent. */
  readonly on?: boolean;
  readonly clock: Pick<Clock, 'now'>;
}

/** Switches all calls on or off, also while servers run: they know within 2 s. How it stands then. @throws StartError */
export function calls({ on, clock, ...place }: CallsOptions): Promise<CallsState> {
  return withTables(place, (store) => {
    const callsSwitch = createCallsSwitch({ store, clock });
    return on === undefined ? callsSwitch.read() : callsSwitch.set(on);
  });
}
