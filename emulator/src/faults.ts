import type { GateRules } from './platform/account/gate.ts';
import { documentedInput } from './platform/input/input-forms.ts';
import type { InputForms } from './platform/input/input-forms.ts';
import type { Clock } from './platform/ports.ts';
import { goodEar, type EarFaults } from './platform/sound/ear-faults.ts';
import { systemClock } from './platform/system-clock.ts';
import { goodSdk, type SdkFaults } from './sdk/sdk-faults.ts';
import { createSwitches, type Switches } from './platform/switches.ts';

/** What is wrong with every answer URL. */
export const answerFaults = ['none', 'unreachable', 'failing', 'wrong-type'] as const;

export type AnswerFault = (typeof answerFaults)[number];

/** What goes wrong on purpose, so that a server can be tried against it. */
export interface Faults extends GateRules, InputForms, EarFaults, SdkFaults {
  /** How likely each event webhook is never sent, from 0 to 1. */
  readonly dropEvents: number;
  /** How likely it is sent twice. */
  readonly duplicateEvents: number;
  /** How likely it is sent after the next event of its leg. */
  readonly swapEvents: number;
  /** Which events that befalls, by their status; every one when empty. */
  readonly swapStatuses: readonly string[];
  /** Milliseconds that each event is late. */
  readonly delayEvents: number;
  readonly answers: AnswerFault;
  /** Milliseconds that instructions come late; from the time limit on, they do not come at all. */
  readonly delayAnswers: number;
  /** REST requests a second, but for new calls, beyond which the answer is 429; null for no limit. */
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
  swapStatuses: [],
  delayEvents: 0,
  answers: 'none',
  delayAnswers: 0,
  restLimit: null,
  callLimit: null,
  outOfCredit: 'rejected',
  refuseRest: 0,
  restLinks: 'absolute',
  ...documentedInput,
  ...goodEar,
  ...goodSdk,
};

/** What the platform grants an account by itself: requests, and new calls, a second. */
export const documentedLimits = { restLimit: 15, callLimit: 3 } as const;

/** The switches of all faults: off at the start, but for those that are given. */
export type FaultSwitches = Switches<Faults>;

export function createFaultSwitches(
  given: Partial<Faults> = {},
  clock: Pick<Clock, 'after'> = systemClock,
): FaultSwitches {
  const start = { ...none, ...given };
  return createSwitches<Faults>(() => start, clock);
}
