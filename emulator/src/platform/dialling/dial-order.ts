import type { Detection } from './detection.ts';
import type { Callee } from '../endpoints/callee.ts';
import type { Leg } from '../legs/leg.ts';
import type { Payload } from '../legs/leg-payloads.ts';
import type { AudioEnd } from '../ports.ts';
import type { CallerOnStage } from '../run/stage.ts';

/** Whom to call, and how. */
export interface DialOrder {
  readonly callee: Callee;
  /** What the callee is shown: a number in E.164 without plus sign, or a user's name. */
  readonly from: string;
  /** Whom the leg's events name as calling. */
  readonly shownFrom: Pick<CallerOnStage, 'kind' | 'name'>;
  /** Milliseconds of ringing, and of talking, at most. */
  readonly ringTime: number;
  readonly talkTime: number;
  /** Lets whoever waits hear that it rings, until the returned function stops it. */
  readonly ringback?: (caller: CallerOnStage) => () => void;
  readonly detection: Detection | undefined;
  /** What is done with whoever answered before the two are joined, and what the one who waits hears meanwhile. */
  readonly prelude?: {
    readonly run: (leg: Leg, ear: AudioEnd) => Promise<void>;
    readonly ringback: (caller: CallerOnStage) => () => void;
  };
  /** Hears once that whoever answered is part of the conversation now. */
  readonly onJoined?: (leg: Leg, ear: AudioEnd) => void;
  /** Tells an event of the leg. */
  readonly tell: (payload: Payload, leg: string) => void;
  /** Tells an event of the leg whose reply may be what to do from now on. */
  readonly consult: (payload: Payload, leg: string) => void;
}
