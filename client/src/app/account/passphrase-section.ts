import { Component, inject, input, signal, viewChild } from '@angular/core';
import { AccountApi } from '../api/account-api.ts';
import { Announcer } from '../calls/announcer.ts';
import { PassphraseField } from '../sign-in/passphrase-field.ts';
import { lengthProblem } from '../sign-in/passphrase-rules.ts';
import { failureWords } from '../sign-in/sign-in-words.ts';
import { Proof } from './proof.ts';

/** Chooses another passphrase. */
@Component({
  selector: 'app-passphrase-section',
  imports: [PassphraseField],
  templateUrl: './passphrase-section.html',
})
export class PassphraseSection {
  private readonly api = inject(AccountApi);
  private readonly proof = inject(Proof);
  private readonly announcer = inject(Announcer);

  readonly username = input.required<string>();

  private readonly field = viewChild.required(PassphraseField);

  protected readonly pending = signal(false);
  protected readonly changed = signal(false);
  protected readonly problem = signal<string | null>(null);

  protected async change(event: Event): Promise<void> {
    event.preventDefault();
    if (this.pending()) return;
    this.changed.set(false);
    const passphrase = this.field().value();
    this.problem.set(lengthProblem(passphrase));
    if (this.problem() === null) await this.send(passphrase);
    if (this.problem() !== null) this.field().focus();
  }

  private async send(passphrase: string): Promise<void> {
    this.pending.set(true);
    try {
      const result = await this.proof.before(() => this.api.changePassphrase(passphrase));
      if (!result) return;
      this.field().clear();
      this.changed.set(true);
      this.announcer.say('Your passphrase is changed.');
    } catch (error) {
      this.problem.set(failureWords(error));
    } finally {
      this.pending.set(false);
    }
  }
}
