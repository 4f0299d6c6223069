import { Component, computed, input } from '@angular/core';
import type { AuditRecord } from '@hotline/protocol/admin';
import { momentWords } from '../activity/moment-words.ts';
import { detailWords, kindWords } from './audit-words.ts';
import { OlderButton } from './older-button.ts';
import type { Pages } from './pages.ts';

/** Who did what, or tried to. */
@Component({
  selector: 'app-audit-section',
  imports: [OlderButton],
  templateUrl: './audit-section.html',
})
export class AuditSection {
  readonly pages = input.required<Pages<AuditRecord>>();
  /** Any time of the day that is today, epoch ms. */
  readonly today = input.required<number>();

  protected readonly rows = computed(() =>
    this.pages()
      .entries()
      ?.map((record) => ({
        seq: record.seq,
        time: momentWords(record.at, this.today()),
        isoTime: new Date(record.at).toISOString(),
        what: kindWords(record),
        user: record.user,
        details: detailWords(record.details),
      })),
  );
}
