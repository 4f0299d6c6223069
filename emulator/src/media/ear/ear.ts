import type { Clock } from '../../platform/ports.ts';
import type { EarFaults } from '../../platform/sound/ear-faults.ts';
import { createSwitches, type Switches } from '../../platform/switches.ts';
import { createWay, type Way, type WayDependencies } from './way.ts';

export interface EarDependencies extends WayDependencies {
  /** What is wrong with the audio of every browser. */
  readonly common: () => EarFaults;
}

/** What is wrong with the audio of one browser, and the ways that its packets take. */
export interface Ear {
  readonly switches: Switches<EarFaults>;
  readonly toBrowser: Way;
  readonly fromBrowser: Way;
}

export function createEar({ common, ...time }: EarDependencies): Ear {
  const clock: Pick<Clock, 'after'> = time;
  return {
    switches: createSwitches(common, clock),
    toBrowser: createWay(time),
    fromBrowser: createWay(time),
  };
}
