import {
  Component,
  computed,
  input,
  output,
  viewChild,
  ViewContainerRef,
  type ElementRef,
} from '@angular/core';
import type { LiveCall } from '@hotline/protocol/call';
import { currentCallWords, runningTime } from './current-call-words.ts';
import { Icon } from './icon.ts';
import type { IconName } from './icons.ts';

const stateIcons: Readonly<Record<LiveCall['status'], IconName>> = {
  dialing: 'dots',
  ringing: 'bell',
  answered: 'wave',
};

/** The call that is up, always in the same place. */
@Component({
  selector: 'app-call-bar',
  imports: [Icon],
  templateUrl: './call-bar.html',
})
export class CallBar {
  /** Null while there is no call. */
  readonly call = input.required<LiveCall | null>();
  readonly name = input.required<string>();
  readonly now = input.required<number>();
  readonly muted = input.required<boolean>();
  /** False for a call of another window: this page has no microphone in it. */
  readonly mutable = input(true);
  /** What there is to know of where and how it goes on. */
  readonly aside = input<string | null>(null);

  /** For more that can be done with the call. */
  readonly more = viewChild.required('more', { read: ViewContainerRef });

  readonly muteChanged = output<boolean>();
  readonly hangUpWanted = output();

  private readonly region = viewChild.required<ElementRef<HTMLElement>>('region');

  protected readonly words = computed(() => {
    const call = this.call();
    return call && currentCallWords(call, this.name());
  });
  protected readonly time = computed(() => {
    const call = this.call();
    return call && runningTime(call, this.now());
  });
  protected readonly icon = computed((): IconName => {
    const call = this.call();
    return call ? stateIcons[call.status] : 'handset';
  });

  takeFocus(): void {
    this.region().nativeElement.focus();
  }
}
