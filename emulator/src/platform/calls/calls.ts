import type { Call } from './call.ts';
import type { Leg } from '../legs/leg.ts';
import type { LegRecord } from '../legs/leg-record.ts';

export interface Calls {
  add(call: Call): void;
  /** The newest first. */
  all(): readonly Call[];
  /** A leg of a call that is known as a whole. */
  leg(uuid: string): Leg | undefined;
  readonly legOf: (applicationId: string, uuid: string) => Leg | undefined;
  /** Every leg of that application that is still known, the oldest first. */
  readonly legs: (applicationId: string) => readonly LegRecord[];
  clear(): void;
}

/** How many ended calls are known, as a whole and by the records of their legs alone. */
export interface Kept {
  readonly whole: number;
  readonly records: number;
}

/** What is left of a call when its sound and its events are let go. */
interface OldCall {
  readonly applicationId: string;
  readonly legs: readonly LegRecord[];
}

/** Remembers live calls, the last ended ones, and of many more what their legs were. */
export function createCalls({ whole, records }: Kept = { whole: 50, records: 1000 }): Calls {
  let calls: readonly Call[] = [];
  /** The newest first. */
  let old: readonly OldCall[] = [];

  return {
    add: (call) => {
      const ended = calls.filter((one) => !one.live);
      const forgotten = new Set(ended.slice(whole));
      if (forgotten.size > 0) old = [...[...forgotten].map(remains), ...old].slice(0, records);
      calls = [call, ...calls.filter((one) => !forgotten.has(one))];
    },
    all: () => calls,
    leg: (uuid) => calls.map((call) => call.find(uuid)).find((leg) => leg !== undefined),
    legOf: (applicationId, uuid) =>
      calls
        .filter(({ application }) => application.id === applicationId)
        .map((call) => call.find(uuid))
        .find((leg) => leg !== undefined),
    legs: (applicationId) =>
      [...calls.map(remains), ...old]
        .reverse()
        .filter((one) => one.applicationId === applicationId)
        .flatMap(({ legs }) => legs)
        .sort((one, other) => one.startedAt - other.startedAt),
    clear: () => {
      calls = [];
      old = [];
    },
  };
}

function remains(call: Call): OldCall {
  return { applicationId: call.conversation.applicationId, legs: call.records() };
}
