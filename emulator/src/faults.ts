/** What goes wrong on purpose, so that a server can be tried against it. */
export interface Faults {
  /** How likely each event webhook is never sent, from 0 to 1. */
  readonly dropEvents: number;
  /** How likely it is sent twice. */
  readonly duplicateEvents: number;
  /** How likely it is sent after the next event of its leg. */
  readonly swapEvents: number;
  /** Milliseconds that each event is late. */
  readonly delayEvents: number;
  /** REST requests a second, beyond which the answer is 429; null for no limit. */
  readonly restLimit: number | null;
  /** How many REST requests are still answered by 429, whatever they ask. */
  readonly refuseRest: number;
  /** The links of a REST list: as `@vonage/server-sdk` can follow them, or as the platform really sends them. */
  readonly restLinks: 'absolute' | 'relative';
}

const none: Faults = {
  dropEvents: 0,
  duplicateEvents: 0,
  swapEvents: 0,
  delayEvents: 0,
  restLimit: null,
  refuseRest: 0,
  restLinks: 'absolute',
};

/** The switches of all faults: off at the start. */
export interface FaultSwitches {
  readonly now: () => Faults;
  /** Leaves what `change` does not name as it is. */
  readonly set: (change: Partial<Faults>) => void;
  /** Switches everything off. */
  readonly reset: () => void;
}

export function createFaultSwitches(): FaultSwitches {
  let faults = none;
  return {
    now: () => faults,
    set: (change) => {
      faults = { ...faults, ...change };
    },
    reset: () => {
      faults = none;
    },
  };
}
