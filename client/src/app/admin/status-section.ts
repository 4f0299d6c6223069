import { Component, computed, ElementRef, inject, input, signal } from '@angular/core';
import { momentWords } from '../activity/moment-words.ts';
import { priceWords } from '../activity/price-words.ts';
import { AdminApi } from '../api/admin-api.ts';
import { Proof } from '../account/proof.ts';
import type { Reading } from '../api/reading.ts';
import { Announcer } from '../calls/announcer.ts';
import { Icon } from '../calls/icon.ts';
import { failureWords } from '../sign-in/sign-in-words.ts';
import type { AdminStatus } from '@hotline/protocol/admin';
import { plain } from './audit-words.ts';
import { limitRows } from './limit-rows.ts';

/** Whether calls may be placed, what they cost today, and what was refused. */
@Component({
  selector: 'app-status-section',
  imports: [Icon],
  templateUrl: './status-section.html',
})
export class StatusSection {
  private readonly api = inject(AdminApi);
  private readonly proof = inject(Proof);
  private readonly announcer = inject(Announcer);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly reading = input.required<Reading<AdminStatus>>();
  /** Any time of the day that is today, epoch ms. */
  readonly today = input.required<number>();

  protected readonly pending = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly status = computed(() => this.reading().value());
  protected readonly since = computed(() => {
    const { by, at } = this.status()?.calls ?? {};
    return [by && `by ${by}`, at !== undefined && `at ${momentWords(at, this.today())}`]
      .filter(Boolean)
      .join(' ');
  });
  protected readonly spent = computed(() => spentWords(this.status()));
  protected readonly limits = computed(() => limitRows(this.status()?.limits ?? {}));
  protected readonly refused = computed(() =>
    Object.entries(this.status()?.refusedWebhooks ?? {})
      .filter(([, count]) => count > 0)
      .toSorted(([, a], [, b]) => b - a)
      .map(([reason, count]) => ({ reason: plain(reason), count: count.toLocaleString('en-GB') })),
  );

  protected async switchCalls(on: boolean): Promise<void> {
    if (this.pending()) return;
    this.problem.set(null);
    this.pending.set(true);
    try {
      if ((await this.proof.before(() => this.api.switchCalls(on))) === null) return;
      await this.reading().load();
      this.announcer.say(on ? 'Calls can be placed again.' : 'No calls can be placed now.');
    } catch (error) {
      this.problem.set(failureWords(error));
    } finally {
      this.pending.set(false);
      this.element.nativeElement.querySelector<HTMLElement>('.switch-button')?.focus();
    }
  }
}

function spentWords(status: AdminStatus | null): string {
  const { spentToday = null, spendLimit = null } = status ?? {};
  if (spentToday === null) return 'No limit set';
  const spent = priceWords(spentToday);
  return spendLimit === null ? `${spent}, no limit set` : `${spent} of ${priceWords(spendLimit)}`;
}
