import type { EndpointType } from '../legs/endpoint-type.ts';
import type { Leg } from '../legs/leg.ts';
import type { Ending, Payload } from '../legs/leg-payloads.ts';
import type { AudioEnd } from '../ports.ts';
import type { DialStage } from '../run/stage.ts';
import type { User } from '../browsers/users.ts';

/** Somebody, or something, that can be called: one file per kind of endpoint. */
export interface Callee {
  readonly kind: EndpointType;
  /** As events name it. */
  readonly name: string;
  /** What every event of its leg carries as headers. */
  readonly headers?: Payload;
  /** Who that is to browsers; nobody they know when left out. */
  readonly user?: Pick<User, 'id' | 'name'>;
  /** Calls it. The listener hears what becomes of that, never before this has returned. */
  call(line: OpenLine, listener: CallListener): Reached;
}

/** What the platform has opened to somebody before it calls. */
export interface OpenLine {
  readonly leg: Leg;
  /** The callee's member in the conversation. */
  readonly member: string;
  /** The number, or the name, that is shown as calling. */
  readonly from: string;
  readonly stage: DialStage;
}

/** Hears what the one who was called does. */
export interface CallListener {
  ringing(): void;
  /** It answered; `end` is its sound, which belongs to the listener from now on. */
  answered(by: 'person' | 'machine', end: AudioEnd): void;
  /** The machine that answered asks for a message. */
  beeped(): void;
  refused(why: Ending): void;
  /** It was answered, and is gone. */
  hungUp(): void;
  /** Its server is gone; the customer's may say what to do now. */
  disconnected(): void;
}

/** A call that is under way, from the platform's side. */
export interface Reached {
  /** Lets go of whoever was called. Idempotent. */
  release(ending: Ending): void;
}
