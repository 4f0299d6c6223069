import { inject, Injectable, InjectionToken } from '@angular/core';

/** What all windows of this browser hear but the one that speaks. */
export const WINDOW_CHANNEL = new InjectionToken<
  Pick<BroadcastChannel, 'onmessage' | 'postMessage'>
>('BroadcastChannel', {
  providedIn: 'root',
  factory: () => new BroadcastChannel('hotline-end-call'),
});

/** The other windows of this browser: only the one that has the microphone in a call can really end it. */
@Injectable({ providedIn: 'root' })
export class OtherWindows {
  private readonly channel = inject(WINDOW_CHANNEL);

  askToEnd(callId: string): void {
    this.channel.postMessage(callId);
  }

  whenAsked(end: (callId: string) => void): void {
    this.channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'string') end(data);
    };
  }
}
