import { DOCUMENT, effect, inject, Injectable, signal } from '@angular/core';
import { Clock } from '../clock.ts';
import { OPEN_WINDOW } from './open-window.ts';
import { OutsideView } from './outside-view.ts';
import { Trouble } from './trouble.ts';

/** For how long the window tells how the call came out before it closes itself, in ms. */
const lastWords = 4_000;

const refused =
  'The browser doesn’t let Hotline open a small window. Allow pop-ups for this page, then press Float again.';

/** The small window with the call in it. Closing it ends nothing. */
@Injectable({ providedIn: 'root' })
export class FloatingWindow {
  private readonly open = inject(OPEN_WINDOW);
  private readonly view = inject(OutsideView);
  private readonly clock = inject(Clock);
  private readonly trouble = inject(Trouble);

  private readonly opened = signal<Window | null>(null);
  private opening = false;

  /** Null while there is none. */
  readonly window = this.opened.asReadonly();

  constructor() {
    const page = inject(DOCUMENT).defaultView;
    page?.addEventListener('pagehide', () => {
      this.close();
    });
    effect((onCleanup) => {
      if (this.view.phase() !== 'over' || !this.opened()) return;
      onCleanup(
        this.clock.after(lastWords, () => {
          this.close();
        }),
      );
    });
  }

  /** Opens it or closes it. Call it on a click. */
  async toggle(): Promise<void> {
    if (this.opened()) {
      this.close();
      return;
    }
    if (this.opening) return;
    this.opening = true;
    this.trouble.dismiss();
    const window = await this.open().finally(() => {
      this.opening = false;
    });
    this.opened.set(window);
    if (!window) this.trouble.tell(refused);
  }

  close(): void {
    this.opened()?.close();
    this.opened.set(null);
  }
}
