import { Component, inject, input, signal, viewChild, type ElementRef } from '@angular/core';
import { SessionStore } from '../session/session-store.ts';
import { Router } from '@angular/router';
import { PassphraseField } from './passphrase-field.ts';
import { failureWords } from './sign-in-words.ts';

/** Signs in with what one is called and what only one knows; password managers know both fields. */
@Component({
  selector: 'app-passphrase-sign-in',
  imports: [PassphraseField],
  templateUrl: './passphrase-sign-in.html',
})
export class PassphraseSignIn {
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);

  /** It stands beside another way to sign in. */
  readonly second = input(false);

  private readonly username = viewChild.required<ElementRef<HTMLInputElement>>('username');
  private readonly passphrase = viewChild.required(PassphraseField);

  protected readonly pending = signal(false);
  protected readonly usernameProblem = signal<string | null>(null);
  protected readonly problem = signal<string | null>(null);

  protected async signIn(event: Event): Promise<void> {
    event.preventDefault();
    if (this.pending()) return;
    this.usernameProblem.set(null);
    this.problem.set(null);
    const username = this.username().nativeElement.value.trim();
    const passphrase = this.passphrase().value();
    if (username === '') {
      this.usernameProblem.set('Type your username.');
      this.username().nativeElement.focus();
    } else if (passphrase === '') this.refuse('Type your passphrase.');
    else await this.send(username, passphrase);
  }

  private async send(username: string, passphrase: string): Promise<void> {
    this.pending.set(true);
    try {
      await this.session.signIn(username, passphrase);
      await this.router.navigateByUrl('/home');
    } catch (error) {
      this.refuse(failureWords(error));
    } finally {
      this.pending.set(false);
    }
  }

  private refuse(words: string | null): void {
    this.problem.set(words);
    this.passphrase().focus();
  }
}
