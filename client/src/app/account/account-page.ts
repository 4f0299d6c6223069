import {
  afterNextRender,
  Component,
  computed,
  inject,
  viewChild,
  ViewEncapsulation,
  type ElementRef,
} from '@angular/core';
import { ActivityLog } from '../activity/activity-log.ts';
import { AnywhereSection } from '../anywhere/anywhere-section.ts';
import { Api } from '../api/api.ts';
import { Reading } from '../api/reading.ts';
import { Icon } from '../calls/icon.ts';
import { GoTo } from '../go-to.ts';
import { SessionStore } from '../session/session-store.ts';
import { CompanySection } from './company-section.ts';
import { PasskeysSection } from './passkeys-section.ts';
import { PassphraseSection } from './passphrase-section.ts';
import { ProofDialog } from './proof-dialog.ts';
import { SessionsSection } from './sessions-section.ts';

/** One's own sign-in: where one is signed in, and with what; and the ways to end one's calls. */
@Component({
  selector: 'app-account-page',
  imports: [
    AnywhereSection,
    CompanySection,
    GoTo,
    Icon,
    PasskeysSection,
    PassphraseSection,
    ProofDialog,
    SessionsSection,
  ],
  templateUrl: './account-page.html',
  styleUrls: ['../page-front.css', '../sign-in/sign-in.css', './account-page.css'],
  encapsulation: ViewEncapsulation.None,
})
export class AccountPage {
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected readonly username = computed(() => this.session.username() ?? '');
  protected readonly today = inject(ActivityLog).today;
  protected readonly welcome = new Reading(() => this.api.welcome());
  protected readonly ways = computed(() => this.welcome.value()?.signIn ?? []);

  constructor() {
    void this.welcome.load();
    afterNextRender(() => {
      this.heading().nativeElement.focus();
    });
  }
}
