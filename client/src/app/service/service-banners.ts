import { Component, computed, input, output } from '@angular/core';
import type { PlatformTrouble } from '@hotline/protocol/service';
import { momentWords } from '../activity/moment-words.ts';
import { Icon } from '../calls/icon.ts';
import { GoTo } from '../go-to.ts';
import { awayWords } from './service-words.ts';

/** What is wrong behind the page, for as long as it is. */
@Component({
  selector: 'app-service-banners',
  imports: [Icon, GoTo],
  templateUrl: './service-banners.html',
})
export class ServiceBanners {
  readonly away = input.required<boolean>();
  readonly trouble = input.required<PlatformTrouble | null>();
  /** Any time of the day that is today, epoch ms. */
  readonly today = input.required<number>();

  readonly dismissed = output();

  protected readonly awayWords = awayWords;
  protected readonly time = computed(() => {
    const trouble = this.trouble();
    return trouble && momentWords(trouble.at, this.today());
  });
}
