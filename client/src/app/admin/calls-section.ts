import { Component, computed, inject, input } from '@angular/core';
import type { AdminCall } from '@hotline/protocol/admin';
import { activityRow } from '../activity/activity-row.ts';
import { ContactList } from '../calls/contact-list.ts';
import { Icon } from '../calls/icon.ts';
import { GoTo } from '../go-to.ts';
import { OlderButton } from './older-button.ts';
import type { Pages } from './pages.ts';

/** Everybody's calls. */
@Component({
  selector: 'app-calls-section',
  imports: [GoTo, Icon, OlderButton],
  templateUrl: './calls-section.html',
})
export class CallsSection {
  private readonly people = inject(ContactList);

  readonly pages = input.required<Pages<AdminCall>>();
  /** Any time of the day that is today, epoch ms. */
  readonly today = input.required<number>();
  /** Whose own calls open into their timeline. */
  readonly me = input.required<string>();

  protected readonly rows = computed(() =>
    this.pages()
      .entries()
      ?.map((call) => ({
        ...activityRow(call, this.people.contacts() ?? [], this.today()),
        user: call.user,
      })),
  );
}
