import { Component, input } from '@angular/core';
import { Icon } from '../calls/icon.ts';
import type { TimelineRow } from './timeline-rows.ts';

/** What happened in a call, on one axis, the oldest first. */
@Component({
  selector: 'app-timeline-list',
  imports: [Icon],
  templateUrl: './timeline-list.html',
})
export class TimelineList {
  readonly rows = input.required<readonly TimelineRow[]>();
}
