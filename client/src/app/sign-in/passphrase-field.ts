import {
  Component,
  computed,
  input,
  signal,
  viewChild,
  ViewEncapsulation,
  type ElementRef,
} from '@angular/core';
import { countWords, lengthFits, lengthOf, passphraseLength } from './passphrase-rules.ts';

/** Asks for a passphrase; it may be pasted, filled in by a password manager, and looked at. */
@Component({
  selector: 'app-passphrase-field',
  templateUrl: './passphrase-field.html',
  styleUrl: './passphrase-field.css',
  encapsulation: ViewEncapsulation.None,
})
export class PassphraseField {
  /** Of the field; what belongs to it is named after it. */
  readonly name = input.required<string>();
  readonly label = input('Passphrase');
  /** A new one is being chosen: its length is counted. */
  readonly fresh = input(false);
  readonly problem = input<string | null>(null);

  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  protected readonly limits = passphraseLength;
  protected readonly shown = signal(false);
  protected readonly length = signal(0);
  protected readonly enough = computed(() => lengthFits(this.length()));
  protected readonly count = computed(() => countWords(this.length()));
  protected readonly describedBy = computed(
    () =>
      [this.fresh() && `${this.name()}-hint`, this.problem() !== null && `${this.name()}-problem`]
        .filter(Boolean)
        .join(' ') || null,
  );

  value(): string {
    return this.field().nativeElement.value;
  }

  focus(): void {
    this.field().nativeElement.focus();
  }

  clear(): void {
    this.field().nativeElement.value = '';
    this.measure();
  }

  protected measure(): void {
    this.length.set(lengthOf(this.value()));
  }

  protected toggle(): void {
    this.shown.update((shown) => !shown);
  }
}
