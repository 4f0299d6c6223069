import { inject, Injectable } from '@angular/core';
import { ActivityLog } from '../activity/activity-log.ts';
import { LiveUpdates, type LiveHandlers } from '../api/live-updates.ts';
import { ServiceState } from '../service/service-state.ts';
import { CallStore } from './call-store.ts';
import { ContactList } from './contact-list.ts';

type CallHearer = Pick<LiveHandlers, 'opened' | 'call'>;

/** Brings what the server tells by itself to everybody whom it concerns. */
@Injectable({ providedIn: 'root' })
export class ServerNews {
  private readonly updates = inject(LiveUpdates);
  private readonly calls = inject(CallStore);
  private readonly people = inject(ContactList);
  private readonly activity = inject(ActivityLog);
  private readonly service = inject(ServiceState);
  private also: CallHearer | null = null;

  /** Whoever else wants to know of calls, one at a time; null for nobody. */
  tellAlso(hearer: CallHearer | null): void {
    this.also = hearer;
  }

  /** Listens until the answer is called. */
  follow(): () => void {
    return this.updates.open({
      opened: () => {
        void this.calls.catchUp();
        void this.activity.load();
        this.also?.opened();
      },
      call: (update) => {
        this.calls.update(update);
        this.activity.hear(update);
        this.also?.call(update);
      },
      contacts: ({ problem }) => {
        this.people.report(problem);
        void this.people.load();
      },
      service: (news) => {
        this.service.hear(news);
      },
      trouble: (news) => {
        this.service.hearTrouble(news);
      },
    });
  }
}
