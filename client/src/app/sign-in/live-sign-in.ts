import { Component, computed, inject, input, ViewEncapsulation } from '@angular/core';
import { Router } from '@angular/router';
import type { Welcome } from '@hotline/protocol/sign-in';
import { companyWords } from './company-words.ts';
import { PasskeySignIn } from './passkey-sign-in.ts';
import { PassphraseSignIn } from './passphrase-sign-in.ts';

/** Every way in that is offered: by passkey, by passphrase, or where the company does it. */
@Component({
  selector: 'app-live-sign-in',
  imports: [PasskeySignIn, PassphraseSignIn],
  template: `
    @if (outcome(); as words) {
      <p class="login-problem" role="alert">{{ words }}</p>
    }
    @if (byPasskey()) {
      <app-passkey-sign-in />
    }
    @if (byPasskey() && byPassphrase()) {
      <p class="login-or"><span>or</span></p>
    }
    @if (byPassphrase()) {
      <app-passphrase-sign-in [second]="byPasskey()" />
    }
    @if (welcome().company; as company) {
      <p class="login-or"><span>or</span></p>
      <a class="plain-button company-link" href="/auth/company">Sign in with {{ company.label }}</a>
    }
  `,
  styleUrl: './sign-in.css',
  encapsulation: ViewEncapsulation.None,
})
export class LiveSignIn {
  private readonly router = inject(Router);

  readonly welcome = input.required<Welcome>();

  /** Why somebody is back from the company's page and not in. */
  protected readonly outcome = computed(() =>
    companyWords(this.router, this.welcome().company?.label),
  );
  protected readonly byPasskey = computed(() => this.welcome().signIn.includes('passkey'));
  protected readonly byPassphrase = computed(() => this.welcome().signIn.includes('passphrase'));
}
