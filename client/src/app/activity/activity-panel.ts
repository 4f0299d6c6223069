import { Component, computed, ElementRef, inject, input, output, viewChild } from '@angular/core';
import type { Contact, Contacts } from '@hotline/protocol/contact';
import type { CallUpdate } from '@hotline/protocol/placed-call';
import type { Availability } from '../calls/availability.ts';
import { keepFocus } from '../calls/keep-focus.ts';
import { ActivityRows } from './activity-rows.ts';
import type { OlderCalls } from './call-history.ts';
import { peopleOf } from './people-of.ts';
import { stretches } from './stretches.ts';
import { WhenNear } from './when-near.ts';

const olderWords: Readonly<Record<OlderCalls, string>> = {
  more: 'Show older calls',
  loading: 'Loading older calls…',
  failed: 'Try again',
  none: '',
};

/** The list of calls, newest first, and the way to call again. */
@Component({
  selector: 'app-activity-panel',
  imports: [ActivityRows, WhenNear],
  templateUrl: './activity-panel.html',
})
export class ActivityPanel {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);

  /** Null until they are known, as are the contacts. */
  readonly calls = input.required<readonly CallUpdate[] | null>();
  readonly contacts = input.required<Contacts | null>();
  readonly failed = input.required<boolean>();
  readonly older = input.required<OlderCalls>();
  /** The contact whose calls are listed; undefined for all. */
  readonly person = input.required<string | undefined>();
  readonly availability = input.required<Availability>();
  /** Any time of the day that is today, epoch ms. */
  readonly today = input.required<number>();

  readonly callWanted = output<Contact>();
  readonly retryWanted = output();
  /** The end of the list is near. */
  readonly olderNear = output();
  /** Somebody asks for more. */
  readonly olderWanted = output();
  readonly personChosen = output<string | undefined>();

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected readonly olderWords = olderWords;
  protected readonly stretches = computed(() => {
    const calls = this.contacts() && this.calls();
    return calls && stretches(calls);
  });
  protected readonly total = computed(() =>
    this.older() === 'none' ? (this.calls()?.length ?? 0) : -1,
  );
  protected readonly people = computed(() =>
    peopleOf(this.contacts() ?? [], this.calls() ?? [], this.person()),
  );
  protected readonly personName = computed(
    () => this.people().find(({ id }) => id === this.person())?.name,
  );

  constructor() {
    keepFocus(
      () => [this.stretches(), this.failed(), this.older()],
      () => {
        this.heading().nativeElement.focus();
      },
      this.element.nativeElement,
    );
  }

  protected nearEnd(near: boolean): void {
    if (near && this.older() === 'more') this.olderNear.emit();
  }

  protected askForOlder(): void {
    if (this.older() !== 'loading') this.olderWanted.emit();
  }

  protected choose(event: Event): void {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const { value } = event.target;
    this.personChosen.emit(value === '' ? undefined : value);
  }
}
