import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { BROWSER_STORAGE } from '../browser-storage.ts';
import { Clock } from '../clock.ts';
import { Announcer } from './announcer.ts';
import { CallStore } from './call-store.ts';
import { holderWords, type Holder } from './holder-words.ts';
import { OtherWindows } from './other-windows.ts';

const heldKey = 'hotline-held-call';
/** A window may be closed at any time: it is asked again after this, in ms. */
const askAgain = 5_000;

/** Finds out who has the sound of the call that is up, when it is not this page. */
@Injectable({ providedIn: 'root' })
export class CallHolder {
  private readonly calls = inject(CallStore);
  private readonly windows = inject(OtherWindows);
  private readonly storage = inject(BROWSER_STORAGE);
  private readonly clock = inject(Clock);
  private readonly announcer = inject(Announcer);
  private readonly found = signal<{ readonly id: string; readonly holder: Holder } | null>(null);

  private readonly liveId = computed(() => this.calls.live()?.id);
  /** Null with no call, with one of our own, and while it is not known yet. */
  readonly holder = computed(() => {
    const found = this.found();
    const foreign = found?.id === this.liveId() && !this.calls.ours();
    return found && foreign ? found.holder : null;
  });
  /** What to say of it; null when there is nothing to say. */
  readonly words = computed(() => {
    const holder = this.holder();
    return holder && holderWords[holder];
  });

  constructor() {
    effect((onCleanup) => {
      const id = this.liveId();
      if (id === undefined) return;
      if (this.calls.ours()) {
        this.storage.write(heldKey, id);
        return;
      }
      const watch = { over: false };
      onCleanup(() => {
        watch.over = true;
      });
      untracked(() => void this.look(id, watch));
    });
    effect(() => {
      if (this.holder() === 'gone') this.announcer.say(holderWords.gone, true);
    });
  }

  private async look(id: string, watch: { readonly over: boolean }): Promise<void> {
    const held = await this.windows.isHeld(id);
    if (watch.over) return;
    // What this browser has not placed may well be held by another one, which cannot be asked.
    const absent = this.storage.read(heldKey) === id ? 'gone' : 'elsewhere';
    this.found.set({ id, holder: held ? 'window' : absent });
    this.clock.after(askAgain, () => {
      if (!watch.over) void this.look(id, watch);
    });
  }
}
