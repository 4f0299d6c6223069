import { Component, computed, inject, signal, viewChild } from '@angular/core';
import type { Contact } from '@hotline/protocol/contact';
import { ActivityLog } from '../activity/activity-log.ts';
import { ActivityPanel } from '../activity/activity-panel.ts';
import { ActivityToggle } from '../activity/activity-toggle.ts';
import { Announcer } from './announcer.ts';
import { CallAside } from './call-aside.ts';
import { CallStore } from './call-store.ts';
import { Calling } from './calling.ts';
import { ContactList } from './contact-list.ts';
import { Icon } from './icon.ts';
import { Pad } from './pad.ts';
import type { TileSituation } from './tile-face.ts';

const olderNews = {
  more: 'Older calls are shown below.',
  none: 'All calls are shown. There are no older ones.',
  failed: 'Older calls could not be loaded.',
  loading: null,
} as const;

/** The pad, and the list of calls beside it. */
@Component({
  selector: 'app-desk',
  imports: [ActivityPanel, ActivityToggle, Icon, Pad],
  templateUrl: './desk.html',
})
export class Desk {
  private readonly announcer = inject(Announcer);
  private readonly calls = inject(CallStore);
  private readonly aside = inject(CallAside);
  protected readonly calling = inject(Calling);
  protected readonly people = inject(ContactList);
  protected readonly activity = inject(ActivityLog);

  private readonly pad = viewChild(Pad);

  /** Whether the list of calls is in front, where there is no room for it beside the pad. */
  protected readonly activityOpen = signal(false);
  protected readonly tiles = computed(() =>
    (this.people.contacts() ?? []).map((contact) => this.situationOf(contact)),
  );

  takeFocus(): void {
    this.pad()?.takeFocus();
  }

  protected async showOlder(): Promise<void> {
    await this.activity.loadOlder();
    const news = olderNews[this.activity.older()];
    if (news !== null) this.announcer.say(news);
  }

  private situationOf(contact: Contact): TileSituation {
    const { calls, calling } = this;
    return {
      contact,
      ...calls.of(contact.id),
      last: this.activity.lastCallTo(contact.id),
      muted: calls.muted(),
      patience: calls.patience(),
      aside: this.aside.words(),
      availability: calling.availability(),
      now: calls.now(),
    };
  }
}
