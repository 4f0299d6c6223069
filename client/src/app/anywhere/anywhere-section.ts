import {
  Component,
  computed,
  ElementRef,
  ErrorHandler,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { Announcer } from '../calls/announcer.ts';
import { keepFocus } from '../calls/keep-focus.ts';
import { AllowedHeadsets } from './headset/allowed-headsets.ts';

/** The ways to end a call without the page, and the headsets whose buttons may do it. */
@Component({
  selector: 'app-anywhere-section',
  templateUrl: './anywhere-section.html',
})
export class AnywhereSection {
  private readonly headsets = inject(AllowedHeadsets);
  private readonly announcer = inject(Announcer);
  private readonly errors = inject(ErrorHandler);

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected readonly possible = this.headsets.possible;
  protected readonly names = computed(() => [
    ...new Set(this.headsets.devices().map(({ productName }) => productName)),
  ]);
  protected readonly problem = signal<string | null>(null);

  constructor() {
    keepFocus(
      () => this.names(),
      () => {
        this.heading().nativeElement.focus();
      },
      inject<ElementRef<HTMLElement>>(ElementRef).nativeElement,
    );
  }

  protected connect(): Promise<void> {
    return this.attempt(async () => {
      const name = await this.headsets.choose();
      if (name !== undefined) this.announcer.say(`${name} is connected.`);
    });
  }

  protected disconnect(name: string): Promise<void> {
    return this.attempt(async () => {
      await this.headsets.forget(name);
      this.announcer.say(`${name} is disconnected.`);
    });
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.problem.set(null);
    try {
      await work();
    } catch (error) {
      this.errors.handleError(error);
      this.problem.set(
        'That did not work. Unplug the headset, plug it in again and try once more.',
      );
    }
  }
}
