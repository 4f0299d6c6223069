import type { Application } from './applications.ts';
import type { Conversation } from './conversation.ts';
import type { Gate } from './gate.ts';
import type { Handsets } from './handsets.ts';
import type { Ids } from './ids.ts';
import type { Leg } from './leg.ts';
import type { AudioEnd, Clock, Media, Room } from './ports.ts';
import type { Teller } from './teller.ts';

/** The call as whoever joins it finds it. */
export interface DialStage {
  readonly conversation: Conversation;
  readonly room: Room;
  /** Who waits for somebody to answer, if anybody. */
  readonly caller?: CallerOnStage;
  /** Aborts when the call is over: whatever an action began must end then. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly media: Media;
  readonly ids: Ids;
  readonly handsets: Handsets;
  /** Says whether the account may call, and pays. */
  readonly gate: Gate;
  /** Adds a leg to the call. */
  readonly enter: (leg: Leg) => void;
  readonly changed: () => void;
  /** Something broke inside the platform. */
  readonly report: (error: unknown) => void;
}

/** The call as an NCCO action finds it. */
export interface Stage extends DialStage {
  readonly application: Application;
  readonly caller: CallerOnStage;
  readonly teller: Teller;
  /** The platform's own error event. */
  readonly complain: (reason: string) => void;
}

export interface CallerOnStage {
  readonly kind: 'app' | 'phone';
  readonly leg: Leg;
  readonly ear: AudioEnd;
  /** The user's name, or the phone's number. */
  readonly name: string;
}
