import type { ElementRef } from '@angular/core';
import { Component, model, viewChild } from '@angular/core';

/** Opens and closes the list of calls, where there is no room for it beside the pad. */
@Component({
  selector: 'app-activity-toggle',
  template: `<button
    #button
    type="button"
    class="plain-button"
    aria-controls="activity"
    [attr.aria-expanded]="open()"
    (click)="open.set(!open())"
  >
    Activity
  </button>`,
  host: { '(document:keydown.escape)': 'close($event)' },
})
export class ActivityToggle {
  readonly open = model.required<boolean>();

  private readonly button = viewChild.required<ElementRef<HTMLElement>>('button');

  /** An Escape that has cancelled a call has done its work. */
  protected close({ defaultPrevented }: Event): void {
    if (!this.open() || defaultPrevented) return;
    this.open.set(false);
    this.button().nativeElement.focus();
  }
}
