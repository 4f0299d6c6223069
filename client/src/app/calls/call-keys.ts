import { inject, Injectable } from '@angular/core';
import { CallStore } from './call-store.ts';
import { shortcut } from './shortcut.ts';

/** What keys do with the call that is up, wherever in Hotline they are pressed. */
@Injectable({ providedIn: 'root' })
export class CallKeys {
  private readonly calls = inject(CallStore);

  obey(event: KeyboardEvent): void {
    const live = this.calls.live();
    const wanted = shortcut(event);
    if (!wanted || !live || event.repeat) return;
    if (wanted === 'cancel' && live.call.status === 'answered') return;
    event.preventDefault();
    if (wanted === 'mute') void this.calls.mute(!this.calls.muted());
    else this.calls.hangUp();
  }
}
