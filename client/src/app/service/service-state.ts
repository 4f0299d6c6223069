import { computed, inject, Injectable, signal } from '@angular/core';
import type { PlatformTrouble, ServiceNews, TroubleNews } from '@hotline/protocol/service';
import { WINDOW_STORAGE } from '../browser-storage.ts';
import { Announcer } from '../calls/announcer.ts';
import { awayWords, backWords } from './service-words.ts';

const dismissedKey = 'hotline-dismissed-trouble';

/** What the server says of itself and of the phone service. */
@Injectable({ providedIn: 'root' })
export class ServiceState {
  private readonly announcer = inject(Announcer);
  private readonly storage = inject(WINDOW_STORAGE);
  private readonly callLog = signal<ServiceNews['callLog']>('ready');
  private readonly newest = signal<PlatformTrouble | null>(null);
  private readonly dismissed = signal(this.storage.read(dismissedKey));

  /** True while no call can be kept, and none placed. */
  readonly away = computed(() => this.callLog() === 'away');
  /** The phone service's newest complaint, until it was dismissed in this window. */
  readonly trouble = computed(() => {
    const newest = this.newest();
    return newest?.id === this.dismissed() ? null : newest;
  });

  hear({ callLog }: ServiceNews): void {
    if (callLog === this.callLog()) return;
    this.callLog.set(callLog);
    if (callLog === 'away') this.announcer.say(awayWords, true);
    else this.announcer.say(backWords);
  }

  hearTrouble({ newest }: TroubleNews): void {
    const known = this.trouble()?.id;
    this.newest.set(newest);
    const trouble = this.trouble();
    if (trouble && trouble.id !== known) {
      this.announcer.say(`The phone service complains: ${trouble.reason}`, true);
    }
  }

  dismissTrouble(): void {
    const newest = this.newest();
    if (!newest) return;
    this.storage.write(dismissedKey, newest.id);
    this.dismissed.set(newest.id);
  }
}
