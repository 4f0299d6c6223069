import { inject, Injectable, InjectionToken } from '@angular/core';
import { Clock } from '../clock.ts';

/** What all windows of this browser hear but the one that speaks. */
export const WINDOW_CHANNEL = new InjectionToken<
  Pick<BroadcastChannel, 'onmessage' | 'postMessage'>
>('BroadcastChannel', {
  providedIn: 'root',
  factory: () => new BroadcastChannel('hotline-calls'),
});

type Message = readonly ['end' | 'who-holds' | 'held', callId: string];

export interface CallKeeper {
  /** True when this window has the microphone in the call. */
  holds(callId: string): boolean;
  hangUp(): void;
}

/** A window that is there has answered by then, in ms. */
const answerTime = 1_000;

/** The other windows of this browser: only the one that has the microphone in a call can really end it. */
@Injectable({ providedIn: 'root' })
export class OtherWindows {
  private readonly channel = inject(WINDOW_CHANNEL);
  private readonly clock = inject(Clock);
  private keeper: CallKeeper = { holds: () => false, hangUp: () => undefined };
  private waiting: { callId: string; found: () => void }[] = [];

  constructor() {
    this.channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (isMessage(data)) this.hear(data);
    };
  }

  /** What to do when another window asks. */
  answerFor(keeper: CallKeeper): void {
    this.keeper = keeper;
  }

  askToEnd(callId: string): void {
    this.say(['end', callId]);
  }

  /** True when another window holds the call; false when none has said so in time. */
  isHeld(callId: string): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (held: boolean): void => {
        this.waiting = this.waiting.filter((each) => each !== question);
        resolve(held);
      };
      const callOff = this.clock.after(answerTime, () => {
        settle(false);
      });
      const found = (): void => {
        callOff();
        settle(true);
      };
      const question = { callId, found };
      this.waiting.push(question);
      this.say(['who-holds', callId]);
    });
  }

  private hear([what, callId]: Message): void {
    if (what === 'held') {
      for (const { callId: asked, found } of this.waiting) if (asked === callId) found();
      return;
    }
    if (!this.keeper.holds(callId)) return;
    if (what === 'end') this.keeper.hangUp();
    else this.say(['held', callId]);
  }

  private say(message: Message): void {
    this.channel.postMessage(message);
  }
}

/** A window that was opened long ago may run an older page. */
function isMessage(data: unknown): data is Message {
  return Array.isArray(data) && data.length === 2 && data.every((part) => typeof part === 'string');
}
