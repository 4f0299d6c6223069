import { Component, computed, input } from '@angular/core';
import { icons, type IconName } from './icons.ts';

/** A drawing beside a word; it says nothing by itself, so a screen reader skips it. */
@Component({
  selector: 'app-icon',
  template: `<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path [attr.d]="path()" />
  </svg>`,
  host: { class: 'icon', '[class]': '"icon-" + name()' },
})
export class Icon {
  readonly name = input.required<IconName>();

  protected readonly path = computed(() => icons[this.name()]);
}
