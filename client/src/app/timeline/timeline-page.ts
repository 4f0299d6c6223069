import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  inject,
  viewChild,
  ViewEncapsulation,
  type ElementRef,
} from '@angular/core';
import { ActivatedRoute } from '@angular/router';
import { isLive } from '@hotline/protocol/call';
import { ActivityLog } from '../activity/activity-log.ts';
import { activityRow } from '../activity/activity-row.ts';
import { Announcer } from '../calls/announcer.ts';
import { ContactList } from '../calls/contact-list.ts';
import { Icon } from '../calls/icon.ts';
import { GoTo } from '../go-to.ts';
import { CopyButton } from './copy-button.ts';
import { OpenTimeline } from './open-timeline.ts';
import { TimelineList } from './timeline-list.ts';
import { timelineRows } from './timeline-rows.ts';

/** All that is known of how one call went, for whoever wants to know what went wrong. */
@Component({
  selector: 'app-timeline-page',
  imports: [CopyButton, Icon, GoTo, TimelineList],
  templateUrl: './timeline-page.html',
  styleUrls: ['../page-front.css', './timeline-page.css'],
  encapsulation: ViewEncapsulation.None,
})
export class TimelinePage {
  private readonly open = inject(OpenTimeline);
  private readonly people = inject(ContactList);
  private readonly activity = inject(ActivityLog);
  private readonly announcer = inject(Announcer);

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected readonly state = this.open.state;
  /** The call in short; null until it is known. */
  protected readonly summary = computed(() => {
    const timeline = this.open.timeline();
    return (
      timeline && activityRow(timeline.call, this.people.contacts() ?? [], this.activity.today())
    );
  });
  protected readonly rows = computed(() => {
    const [timeline, summary] = [this.open.timeline(), this.summary()];
    if (!timeline || !summary) return null;
    return timelineRows(timeline, { caller: capitalised(timeline.user), contact: summary.name });
  });
  protected readonly live = computed(() => {
    const timeline = this.open.timeline();
    return timeline !== null && isLive(timeline.call.call);
  });
  protected readonly json = computed(() => JSON.stringify(this.open.timeline(), null, 2));

  constructor() {
    const address = inject(ActivatedRoute).paramMap.subscribe((parameters) => {
      this.open.open(parameters.get('id') ?? '');
    });
    afterNextRender(() => {
      this.heading().nativeElement.focus();
    });
    inject(DestroyRef).onDestroy(() => {
      address.unsubscribe();
      this.open.close();
    });
  }

  protected say(words: string): void {
    this.announcer.say(words);
  }

  protected retry(): void {
    this.open.refresh();
  }
}

function capitalised(name: string): string {
  return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}
