import { computed, inject, Injectable, untracked } from '@angular/core';
import { Connection } from '../api/connection.ts';
import { PhoneLine } from '../voice/phone-line.ts';
import { CallHolder } from './call-holder.ts';
import { CallStore } from './call-store.ts';

const stillUp = 'Reconnecting… Your call is still up.';

/** How the connection to the phone service stands, and what that means for the call that is up. */
@Injectable({ providedIn: 'root' })
export class CallAside {
  private readonly calls = inject(CallStore);
  private readonly line = inject(PhoneLine);
  private readonly connection = inject(Connection);
  private readonly holder = inject(CallHolder);

  private readonly lineState = computed(() =>
    this.connection.offline() ? 'offline' : this.line.state(),
  );
  /** True when nothing that is done here reaches the phone service. */
  readonly cutOff = computed(() => ['offline', 'lost'].includes(this.lineState()));
  /** What to say of being cut off. */
  readonly cutOffWords = computed(() => {
    if (this.calls.live() && this.calls.ours()) return stillUp;
    return this.lineState() === 'offline'
      ? 'You’re offline. Reconnecting…'
      : 'Signed out of the phone service. Reconnecting…';
  });
  /** What to say beside the call that is up; null when there is nothing. */
  readonly words = computed(() => {
    if (!this.calls.live()) return null;
    return this.calls.ours() ? (this.cutOff() ? stillUp : null) : this.holder.words();
  });
  /** What to say once for each change of the connection; the end of a call is none. */
  readonly connectionNews = computed(() => {
    const state = this.lineState();
    if (state === 'connecting') return { words: 'Connecting', urgent: false };
    if (state === 'ready') return { words: 'Ready', urgent: false };
    return { words: untracked(this.cutOffWords), urgent: true };
  });
}
