import {
  Component,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Icon } from '../calls/icon.ts';
import { COPY_TEXT } from './copy-text.ts';

/** Copies a text, or shows it for copying by hand where the browser refuses. */
@Component({
  selector: 'app-copy-button',
  imports: [Icon],
  template: `
    <button type="button" class="plain-button copy-button" (click)="copy()">
      <app-icon [name]="state() === 'copied' ? 'check' : 'copy'" />
      <span>{{ state() === 'copied' ? 'Copied' : 'Copy as JSON' }}</span>
    </button>
    @if (state() === 'refused') {
      <p class="copy-refused">{{ refusedWords }}</p>
      <textarea
        #byHand
        class="copy-by-hand"
        readonly
        rows="8"
        aria-label="The timeline as JSON"
        [value]="text()"
        (focus)="byHand.select()"
      ></textarea>
    }
  `,
})
export class CopyButton {
  private readonly write = inject(COPY_TEXT);

  readonly text = input.required<string>();

  /** What to say, once. */
  readonly said = output<string>();

  private readonly byHand = viewChild<ElementRef<HTMLTextAreaElement>>('byHand');

  protected readonly refusedWords =
    'Your browser doesn’t let Hotline use the clipboard. Copy the text from here.';
  protected readonly state = signal<'ready' | 'copied' | 'refused'>('ready');

  protected async copy(): Promise<void> {
    try {
      await this.write(this.text());
      this.state.set('copied');
      this.said.emit('Copied');
    } catch {
      // The page says so, and offers another way.
      this.state.set('refused');
      this.said.emit(this.refusedWords);
      this.byHand()?.nativeElement.select();
    }
  }
}
