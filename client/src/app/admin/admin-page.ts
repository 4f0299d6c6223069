import {
  afterNextRender,
  Component,
  computed,
  inject,
  viewChild,
  ViewEncapsulation,
  type ElementRef,
} from '@angular/core';
import { ProofDialog } from '../account/proof-dialog.ts';
import { ActivityLog } from '../activity/activity-log.ts';
import { AdminApi } from '../api/admin-api.ts';
import { Reading } from '../api/reading.ts';
import { Announcer } from '../calls/announcer.ts';
import { Icon } from '../calls/icon.ts';
import { GoTo } from '../go-to.ts';
import { SessionStore } from '../session/session-store.ts';
import { AuditSection } from './audit-section.ts';
import { CallsSection } from './calls-section.ts';
import { Pages } from './pages.ts';
import { StatusSection } from './status-section.ts';

/** How all of Hotline stands, and who did what: for admins. */
@Component({
  selector: 'app-admin-page',
  imports: [AuditSection, CallsSection, GoTo, Icon, ProofDialog, StatusSection],
  templateUrl: './admin-page.html',
  styleUrls: [
    '../page-front.css',
    '../sign-in/sign-in.css',
    '../account/account-page.css',
    './admin-page.css',
  ],
  encapsulation: ViewEncapsulation.None,
})
export class AdminPage {
  private readonly api = inject(AdminApi);
  private readonly session = inject(SessionStore);
  private readonly announcer = inject(Announcer);

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected readonly admin = this.session.admin;
  protected readonly username = computed(() => this.session.username() ?? '');
  protected readonly today = inject(ActivityLog).today;
  protected readonly status = new Reading(() => this.api.status());
  protected readonly calls = new Pages(async (before) => {
    const { calls, next } = await this.api.calls(before);
    return { entries: calls, next };
  });
  protected readonly audit = new Pages(async (before) => {
    const { records, next } = await this.api.audit(before);
    return { entries: records, next };
  });

  constructor() {
    if (this.admin()) void this.load();
    afterNextRender(() => {
      this.heading().nativeElement.focus();
    });
  }

  protected async refresh(): Promise<void> {
    await this.load();
    const failed = [this.status, this.calls, this.audit].some((each) => each.failed());
    this.announcer.say(failed ? 'Not everything could be loaded.' : 'Refreshed.', failed);
  }

  private async load(): Promise<void> {
    await Promise.all([this.status.load(), this.calls.load(), this.audit.load()]);
  }
}
