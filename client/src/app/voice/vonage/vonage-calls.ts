import type { CallNews } from '@hotline/protocol/call';
import type { Clock } from '../../clock.ts';
import type { HeardLeg } from '../sdk-session.ts';
import type { NoteDetail } from '../voice-client.ts';
import type { VonageClient, VonageEvent } from './vonage-sdk.ts';
import { newsOfEnd, newsOfLeg } from './vonage-news.ts';

interface KnownCall {
  readonly leg: HeardLeg;
  answered: boolean;
}

type Tell = (call: KnownCall) => void;
type CallEvents = Pick<
  VonageEvent,
  | 'legStatusUpdate'
  | 'callHangup'
  | 'callMediaReconnecting'
  | 'callMediaReconnection'
  | 'callMediaDisconnect'
  | 'callMediaError'
>;

/** Brings what the SDK tells of its calls to the leg that each is. */
export class VonageCalls {
  private readonly client: VonageClient;
  private readonly clock: Clock;
  private readonly known = new Map<string, KnownCall>();
  private placing = 0;
  /** What was said of calls whose id the SDK has not given yet. */
  private early: (readonly [callId: string, tell: Tell])[] = [];

  constructor(client: VonageClient, clock: Clock) {
    this.client = client;
    this.clock = clock;
  }

  /** What to hear the SDK's events with. */
  readonly heard: CallEvents = {
    legStatusUpdate: (callId, legId, status) => {
      const told = legId === callId ? null : newsOfLeg(status, this.clock.now());
      this.find(callId, (call) => {
        call.answered ||= told?.type === 'answered';
        call.leg.heard('legStatusUpdate', { status }, told);
      });
    },
    callHangup: (callId, _quality, reason) => {
      this.end(callId, 'callHangup', { reason });
    },
    callMediaReconnecting: (callId) => {
      this.say(callId, 'callMediaReconnecting');
    },
    callMediaReconnection: (callId) => {
      this.say(callId, 'callMediaReconnection');
    },
    callMediaDisconnect: (callId, reason) => {
      // The last word on this call: no callHangup follows.
      this.end(callId, 'callMediaDisconnect', { reason });
      // The service may not have noticed. Should the SDK have forgotten the call, our server ends it.
      this.client.hangup(callId).catch(() => undefined);
    },
    callMediaError: (callId) => {
      this.say(callId, 'callMediaError');
    },
  };

  /** Places a call; whatever was told of it before its id was known is told the leg by the returned `begun`. */
  async place(to: string, leg: HeardLeg): Promise<{ callId: string; begun: () => void }> {
    this.placing += 1;
    try {
      const callId = await this.client.serverCall({ to });
      const call = { leg, answered: false };
      this.known.set(callId, call);
      const early = this.early.filter(([id]) => id === callId);
      return {
        callId,
        begun: () => {
          leg.heard('serverCall:joined', undefined, { type: 'started', at: this.clock.now() });
          for (const [, tell] of early) tell(call);
        },
      };
    } finally {
      this.placing -= 1;
      if (this.placing === 0) this.early = [];
    }
  }

  private find(callId: string, tell: Tell): void {
    const call = this.known.get(callId);
    if (call) tell(call);
    else if (this.placing > 0) this.early.push([callId, tell]);
  }

  private say(callId: string, what: string, told: CallNews | null = null): void {
    this.find(callId, ({ leg }) => {
      leg.heard(what, undefined, told);
    });
  }

  private end(callId: string, what: string, detail: NoteDetail): void {
    this.find(callId, ({ answered, leg }) => {
      this.known.delete(callId);
      leg.heard(what, detail, newsOfEnd(answered, this.clock.now()));
    });
  }
}
