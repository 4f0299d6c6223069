import {
  Component,
  computed,
  DOCUMENT,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
  ViewEncapsulation,
} from '@angular/core';
import { Announcer } from '../calls/announcer.ts';
import { CallAside } from '../calls/call-aside.ts';
import { CallKeys } from '../calls/call-keys.ts';
import { CallStore } from '../calls/call-store.ts';
import { Icon } from '../calls/icon.ts';
import { Clock } from '../clock.ts';
import { furnish } from './furnish.ts';
import { OutsideView } from './outside-view.ts';

/** What the small window shows of the call, and what can be done about it there. */
@Component({
  selector: 'app-floating-call',
  imports: [Icon],
  templateUrl: './floating-call.html',
  styleUrl: './floating-call.css',
  encapsulation: ViewEncapsulation.None,
})
export class FloatingCall {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly page = inject(DOCUMENT);
  private readonly clock = inject(Clock);
  private readonly keys = inject(CallKeys);
  private readonly announcer = inject(Announcer);
  private readonly aside = inject(CallAside);
  protected readonly calls = inject(CallStore);
  protected readonly view = inject(OutsideView);

  /** The empty window to show it in. */
  readonly window = input.required<Window>();

  /** The window is closed, or somebody has read how the call came out. */
  readonly closed = output();

  protected readonly over = computed(() => this.view.phase() === 'over');
  protected readonly more = computed(
    () => this.aside.words() ?? (this.view.muted() ? 'You’re muted' : null),
  );
  protected readonly said = signal('');

  constructor() {
    effect(() => {
      this.moveInto(this.window());
    });
    const before = untracked(this.announcer.saying);
    effect(() => {
      const { text } = this.announcer.saying();
      if (this.announcer.saying() === before) return;
      // The page says it too; whoever listens is in one window or in the other.
      const here = this.element.ownerDocument.hasFocus();
      this.said.set(here ? text : '');
    });
  }

  /** One button for both, so that what had the focus keeps it. */
  protected endOrClose(): void {
    if (this.over()) this.closed.emit();
    else this.calls.hangUp();
  }

  private moveInto(window: Window): void {
    furnish(window, this.page, this.element);
    window.document.addEventListener('keydown', (event) => {
      this.keys.obey(event);
    });
    // Its page goes when it is closed, and in some browsers the first empty page gives way to another.
    window.addEventListener('pagehide', () => {
      this.clock.after(0, () => {
        if (window.closed) this.closed.emit();
        else this.moveInto(window);
      });
    });
  }
}
