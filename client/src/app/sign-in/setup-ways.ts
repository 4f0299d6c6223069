import { Component, inject, input, output, signal, viewChild } from '@angular/core';
import type { Session } from '@hotline/protocol/session';
import { ApiFailure } from '../api/api-failure.ts';
import { SignInApi } from '../api/sign-in-api.ts';
import { Icon } from '../calls/icon.ts';
import { PASSKEYS } from '../passkeys/browser-passkeys.ts';
import { DEVICE_LABEL } from '../passkeys/device-label.ts';
import { Entrance } from './entrance.ts';
import { PassphraseField } from './passphrase-field.ts';
import { lengthProblem } from './passphrase-rules.ts';
import { failureWords, type PasskeyUse } from './sign-in-words.ts';

/** "Add a passkey", or choose a passphrase; with either one is signed in. */
@Component({
  selector: 'app-setup-ways',
  imports: [Icon, PassphraseField],
  templateUrl: './setup-ways.html',
})
export class SetupWays {
  private readonly api = inject(SignInApi);
  private readonly passkeys = inject(PASSKEYS);
  private readonly label = inject(DEVICE_LABEL);
  private readonly entrance = inject(Entrance);

  readonly token = input.required<string>();
  readonly username = input.required<string>();

  readonly notValid = output();

  private readonly field = viewChild.required(PassphraseField);

  protected readonly supported = this.passkeys.supported;
  protected readonly pending = signal<'passkey' | 'passphrase' | null>(null);
  protected readonly passkeyProblem = signal<string | null>(null);
  protected readonly passphraseProblem = signal<string | null>(null);

  protected async addPasskey(): Promise<void> {
    const problem = await this.attempt('passkey', 'make', async () => {
      const response = await this.passkeys.make(await this.api.setUpOptions(this.token()));
      return this.api.setUpPasskey(this.token(), { response, label: this.label });
    });
    this.passkeyProblem.set(problem);
  }

  protected async setPassphrase(event: Event): Promise<void> {
    event.preventDefault();
    const passphrase = this.field().value();
    const problem =
      lengthProblem(passphrase) ??
      (await this.attempt('passphrase', 'ask', () =>
        this.api.setUpPassphrase(this.token(), passphrase),
      ));
    this.passphraseProblem.set(problem);
    if (problem !== null) this.field().focus();
  }

  /** Why it came to nothing; null also when another attempt is under way. */
  private async attempt(
    way: 'passkey' | 'passphrase',
    use: PasskeyUse,
    work: () => Promise<Session>,
  ): Promise<string | null> {
    if (this.pending()) return null;
    this.passkeyProblem.set(null);
    this.passphraseProblem.set(null);
    this.pending.set(way);
    try {
      await this.entrance.enter(await work());
      return null;
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.code !== 'link-not-valid') {
        return failureWords(error, use);
      }
      this.notValid.emit();
      return null;
    } finally {
      this.pending.set(null);
    }
  }
}
