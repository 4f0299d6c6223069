import { Component, computed, ElementRef, inject, input, output, signal } from '@angular/core';
import type { Contact, Contacts } from '@hotline/protocol/contact';
import type { CallUpdate } from '@hotline/protocol/placed-call';
import { refusal, type Availability } from '../calls/availability.ts';
import { Icon } from '../calls/icon.ts';
import { GoTo } from '../go-to.ts';
import { activityRow } from './activity-row.ts';
import { WhenNear } from './when-near.ts';

/** Some calls of the list, one after the other; far from what can be seen, only the room they take. */
@Component({
  selector: 'app-activity-rows',
  imports: [Icon, GoTo],
  templateUrl: './activity-rows.html',
  host: { role: 'none' },
})
export class ActivityRows {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly calls = input.required<readonly CallUpdate[]>();
  readonly contacts = input.required<Contacts>();
  readonly availability = input.required<Availability>();
  /** Any time of the day that is today, epoch ms. */
  readonly today = input.required<number>();
  /** How many calls of the list come before these, and how many it has; -1 while nobody can say. */
  readonly before = input.required<number>();
  readonly total = input.required<number>();

  readonly callWanted = output<Contact>();

  protected readonly drawn = signal(true);
  protected readonly rows = computed(() =>
    this.drawn()
      ? this.calls().map((update) => activityRow(update, this.contacts(), this.today()))
      : [],
  );

  constructor() {
    inject(WhenNear).nearChanged.subscribe((near) => {
      this.draw(near);
    });
  }

  /** Why the person cannot be called now; null when they can. */
  protected refusal({ name }: Contact): string | null {
    return refusal(this.availability(), name);
  }

  private draw(near: boolean): void {
    const host = this.element.nativeElement;
    // What has the focus must not vanish under whoever scrolls.
    if (!near && host.contains(host.ownerDocument.activeElement)) return;
    if (near === this.drawn()) return;
    host.style.height = near ? '' : `${host.getBoundingClientRect().height}px`;
    this.drawn.set(near);
  }
}
