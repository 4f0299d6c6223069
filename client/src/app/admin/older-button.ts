import { Component, input, output } from '@angular/core';
import type { Older } from './pages.ts';

const words: Readonly<Record<Older, string>> = {
  more: 'Show older',
  loading: 'Loading older…',
  failed: 'Try again',
  none: '',
};

/** The end of a list that may go on. */
@Component({
  selector: 'app-older-button',
  template: `
    @if (older() === 'failed') {
      <p>Older ones could not be loaded.</p>
    }
    @if (older() !== 'none') {
      <button
        type="button"
        class="plain-button"
        [attr.aria-disabled]="older() === 'loading' ? true : null"
        (click)="wanted.emit()"
      >
        {{ words[older()] }}<span class="visually-hidden"> {{ what() }}</span>
      </button>
    }
  `,
})
export class OlderButton {
  readonly older = input.required<Older>();
  /** Of what, such as "calls". */
  readonly what = input.required<string>();

  readonly wanted = output();

  protected readonly words = words;
}
