import {
  Component,
  effect,
  inject,
  input,
  signal,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { AccountApi } from '../api/account-api.ts';
import { Icon } from '../calls/icon.ts';
import { PASSKEYS } from '../passkeys/browser-passkeys.ts';
import { PassphraseField } from '../sign-in/passphrase-field.ts';
import { failureWords } from '../sign-in/sign-in-words.ts';
import { Proof } from './proof.ts';

/** Asks who sits here, before what only that person may change is changed. */
@Component({
  selector: 'app-proof-dialog',
  imports: [Icon, PassphraseField],
  templateUrl: './proof-dialog.html',
})
export class ProofDialog {
  private readonly api = inject(AccountApi);
  private readonly passkeys = inject(PASSKEYS);
  private readonly proof = inject(Proof);

  readonly username = input.required<string>();

  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  private readonly field = viewChild.required(PassphraseField);

  protected readonly supported = this.passkeys.supported;
  protected readonly pending = signal<'passkey' | 'passphrase' | null>(null);
  protected readonly passkeyProblem = signal<string | null>(null);
  protected readonly passphraseProblem = signal<string | null>(null);

  constructor() {
    effect(() => {
      const dialog = this.dialog().nativeElement;
      if (this.proof.wanted()) dialog.showModal();
      else if (dialog.open) dialog.close();
    });
  }

  /** However it was closed: with Escape too. */
  protected closed(): void {
    this.field().clear();
    this.forgetProblems();
    this.proof.answer(false);
  }

  protected async proveByPasskey(): Promise<void> {
    const problem = await this.attempt('passkey', async () => {
      const response = await this.passkeys.ask(await this.api.proofOptions());
      await this.api.proveByPasskey(response);
    });
    this.passkeyProblem.set(problem);
  }

  protected async proveByPassphrase(event: Event): Promise<void> {
    event.preventDefault();
    const passphrase = this.field().value();
    const problem =
      passphrase === ''
        ? 'Type your passphrase.'
        : await this.attempt('passphrase', () => this.api.prove(passphrase));
    this.passphraseProblem.set(problem);
    if (problem !== null) this.field().focus();
  }

  private async attempt(
    way: 'passkey' | 'passphrase',
    work: () => Promise<void>,
  ): Promise<string | null> {
    if (this.pending()) return null;
    this.forgetProblems();
    this.pending.set(way);
    try {
      await work();
      this.proof.answer(true);
      return null;
    } catch (error) {
      return failureWords(error);
    } finally {
      this.pending.set(null);
    }
  }

  private forgetProblems(): void {
    this.passkeyProblem.set(null);
    this.passphraseProblem.set(null);
  }
}
