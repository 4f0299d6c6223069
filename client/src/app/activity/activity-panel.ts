import { Component, computed, ElementRef, inject, input, output, viewChild } from '@angular/core';
import type { Contact, Contacts } from '@hotline/protocol/contact';
import type { CallUpdate } from '@hotline/protocol/placed-call';
import { refusal, type Availability } from '../calls/availability.ts';
import { Icon } from '../calls/icon.ts';
import { keepFocus } from '../calls/keep-focus.ts';
import { activityRow } from './activity-row.ts';

/** The list of calls, newest first, and the way to call again. */
@Component({
  selector: 'app-activity-panel',
  imports: [Icon],
  templateUrl: './activity-panel.html',
})
export class ActivityPanel {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);

  /** Null until they are known, as are the contacts. */
  readonly calls = input.required<readonly CallUpdate[] | null>();
  readonly contacts = input.required<Contacts | null>();
  readonly failed = input.required<boolean>();
  readonly availability = input.required<Availability>();
  /** Any time of the day that is today, epoch ms. */
  readonly today = input.required<number>();

  readonly callWanted = output<Contact>();
  readonly retryWanted = output();

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected readonly rows = computed(() => {
    const contacts = this.contacts();
    if (contacts === null) return null;
    return this.calls()?.map((update) => activityRow(update, contacts, this.today())) ?? null;
  });

  constructor() {
    keepFocus(
      () => [this.rows(), this.failed()],
      () => {
        this.heading().nativeElement.focus();
      },
      this.element.nativeElement,
    );
  }

  /** Why the person cannot be called now; null when they can. */
  protected refusal({ name }: Contact): string | null {
    return refusal(this.availability(), name);
  }
}
