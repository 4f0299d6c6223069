import {
  Component,
  DestroyRef,
  effect,
  inject,
  viewChild,
  ViewEncapsulation,
  type ElementRef,
} from '@angular/core';
import { Icon } from '../calls/icon.ts';
import { keepFocus } from '../calls/keep-focus.ts';
import { GoTo } from '../go-to.ts';
import { FloatingCall } from './floating-call.ts';
import { FloatingWindow } from './floating-window.ts';
import { followMediaKeys } from './follow-media-keys.ts';
import { followPageIcon } from './follow-page-icon.ts';
import { Headsets } from './headset/headsets.ts';
import { OutsideView } from './outside-view.ts';
import { Trouble } from './trouble.ts';

/** The ways to the call from outside of the page, and what has to be seen of them beside the call. */
@Component({
  selector: 'app-anywhere',
  imports: [FloatingCall, GoTo, Icon],
  templateUrl: './anywhere.html',
  styleUrl: './anywhere.css',
  encapsulation: ViewEncapsulation.None,
})
export class Anywhere {
  protected readonly view = inject(OutsideView);
  protected readonly floating = inject(FloatingWindow);
  protected readonly trouble = inject(Trouble);

  private readonly button = viewChild<ElementRef<HTMLElement>>('button');

  constructor() {
    keepFocus(this.trouble.words, () => {
      this.button()?.nativeElement.focus();
    });
    followPageIcon();
    followMediaKeys();
    inject(Headsets);
    effect(() => {
      // What does not work matters only while there is a call to be reached.
      if (!this.view.held()) this.trouble.dismiss();
    });
    inject(DestroyRef).onDestroy(() => {
      this.floating.close();
    });
  }
}
