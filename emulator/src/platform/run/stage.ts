import type { Application, WebhookTarget } from '../applications.ts';
import type { Browsers } from '../browsers/browsers.ts';
import type { Conversation } from '../conversations/conversation.ts';
import type { EndpointType } from '../legs/endpoint-type.ts';
import type { FileStore } from '../recording/file-store.ts';
import type { Gate } from '../account/gate.ts';
import type { Handsets } from '../phones/handsets.ts';
import type { Hearing } from '../conversations/hearing.ts';
import type { Ids } from '../ids.ts';
import type { Arrivals } from '../input/arrivals.ts';
import type { InputForms } from '../input/input-forms.ts';
import type { Leg } from '../legs/leg.ts';
import type { Payload } from '../legs/leg-payloads.ts';
import type { Meetings } from '../conversations/meetings.ts';
import type { Ncco } from '../ncco/ncco.ts';
import type { AudioEnd, Clock, Media, Webhooks, Sounds } from '../ports.ts';
import type { Prompts } from './prompts.ts';
import type { Recordings } from '../recording/recordings.ts';
import type { Teller } from './teller.ts';
import type { OnTrace } from '../trace.ts';
import type { Users } from '../browsers/users.ts';

/** The call as whoever joins it finds it. */
export interface DialStage {
  /** Where the caller is now. */
  readonly conversation: Conversation;
  /** Who waits for somebody to answer, if anybody. */
  readonly caller?: CallerOnStage;
  /** Aborts when the call is over, or something else is done with it: whatever an action began must end then. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly media: Media;
  readonly sounds: Sounds;
  readonly ids: Ids;
  readonly handsets: Handsets;
  readonly browsers: Browsers;
  /** Says whether the account may call, and pays. */
  readonly gate: Gate;
  /** Adds a leg to the call. */
  readonly enter: (leg: Leg) => void;
  readonly changed: () => void;
  readonly onTrace: OnTrace;
  /** Something broke inside the platform. */
  readonly report: (error: unknown) => void;
}

/** The call as an NCCO action finds it. */
export interface Stage extends DialStage {
  readonly users: Users;
  readonly webhooks: Webhooks;
  readonly application: Application;
  readonly caller: CallerOnStage;
  readonly teller: Teller;
  /** The named conversations of the application. */
  readonly meetings: Meetings;
  readonly prompts: Prompts;
  readonly recordings: Recordings;
  /** Where recordings go. */
  readonly files: FileStore;
  /** Where the application's server fetches a file. */
  readonly fileUrl: (id: string) => string;
  /** The caller's keys that no input has taken yet. */
  readonly pressed: Arrivals<string>;
  readonly inputForms: () => InputForms;
  /** Any live leg of that application. */
  readonly legOf: (applicationId: string, uuid: string) => Leg | undefined;
  /** The platform's own error event. */
  readonly complain: (reason: string) => void;
  /** Tells an event, in the order of a leg, the caller's when left out; what the reply says is to be done instead of the rest. */
  readonly consult: (
    payload: Payload,
    target?: WebhookTarget,
    leg?: string,
  ) => Promise<Ncco | undefined>;
  /** Ends what is being done, and does this instead: for a reply that comes while something else runs. */
  readonly supersede: (ncco: Ncco) => void;
  /** Does these actions with another leg, until they are done or it is over. */
  readonly doWith: (other: CallerOnStage, ncco: Ncco) => Promise<void>;
  /** Base URL of the platform. */
  readonly regionUrl: () => string;
  /** Takes the caller's leg to another conversation. */
  readonly moveTo: (conversation: Conversation, hearing?: Hearing) => void;
}

export interface CallerOnStage {
  readonly kind: EndpointType;
  readonly leg: Leg;
  readonly ear: AudioEnd;
  /** The user's name, or the phone's number. */
  readonly name: string;
}
