import type { EndpointType } from './legs/endpoint-type.ts';
import type { Ending } from './legs/leg-payloads.ts';
import type { LegNote } from './legs/leg-note.ts';
import type { Action, Ncco } from './ncco/ncco.ts';
import type { LegStatus } from './snapshot.ts';

/** Which call it happened in, and to whom. */
interface About {
  readonly conversation: string;
  readonly leg: string;
}

/** Something that happens in a call, as it happens: for whoever watches the platform. */
export type Trace =
  | CallTrace
  | LegTrace
  | InstructionsTrace
  | StepTrace
  | (About & { readonly kind: 'call-over' })
  | (About & { readonly kind: 'moved'; readonly to: string })
  | (About & { readonly kind: 'note'; readonly note: LegNote })
  /** The platform's own error event. */
  | (About & { readonly kind: 'complaint'; readonly reason: string })
  | (About & { readonly kind: 'switched'; readonly what: 'mute' | 'earmuff'; readonly on: boolean })
  | RecordingTrace;

/** There is a new call, of which nothing has been told yet. */
interface CallTrace {
  readonly kind: 'call';
  readonly conversation: string;
  /** Its first leg; empty while there is none. */
  readonly leg: string;
  readonly application: string;
  readonly from: string;
  readonly to: string;
}

interface LegTrace extends About {
  readonly kind: 'leg';
  readonly status: LegStatus;
  readonly party: string;
  readonly direction: 'inbound' | 'outbound';
  readonly type: EndpointType;
  readonly ending?: Ending;
}

interface InstructionsTrace extends About {
  readonly kind: 'instructions';
  readonly ncco: Ncco;
}

interface StepTrace extends About {
  readonly kind: 'step';
  /** The same for the begin and the end of one step. */
  readonly of: object;
  readonly action: Action;
  /** Cut short: something else is done instead, or the call is over. */
  readonly state: 'begun' | 'done' | 'cut-short';
}

interface RecordingTrace {
  readonly kind: 'recording';
  readonly of: object;
  readonly conversation: string;
  readonly leg?: string | undefined;
  readonly state: 'begun' | 'over';
  readonly format: string;
  /** Of the file, when it is over. */
  readonly bytes?: number;
}

/** Must not throw, and must be quick: the platform waits for it. */
export type OnTrace = (trace: Trace) => void;
