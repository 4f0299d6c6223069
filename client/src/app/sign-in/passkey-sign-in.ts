import { afterNextRender, Component, DestroyRef, inject, signal } from '@angular/core';
import type { AuthenticationResponseJSON } from '@simplewebauthn/browser';
import { SignInApi } from '../api/sign-in-api.ts';
import { Icon } from '../calls/icon.ts';
import { PASSKEYS } from '../passkeys/browser-passkeys.ts';
import { Entrance } from './entrance.ts';
import { OfferedPasskey } from './offered-passkey.ts';
import { failureWords } from './sign-in-words.ts';

/** One touch, and in: by the button, or by what the browser suggests in the username field. */
@Component({
  selector: 'app-passkey-sign-in',
  imports: [Icon],
  templateUrl: './passkey-sign-in.html',
})
export class PasskeySignIn {
  private readonly api = inject(SignInApi);
  private readonly passkeys = inject(PASSKEYS);
  private readonly offered = inject(OfferedPasskey);
  private readonly entrance = inject(Entrance);

  protected readonly supported = this.passkeys.supported;
  protected readonly pending = signal(false);
  protected readonly problem = signal<string | null>(null);

  constructor() {
    // The browser offers it in a field that is there.
    afterNextRender(() => {
      this.offer();
    });
    inject(DestroyRef).onDestroy(() => {
      this.offered.stop();
    });
  }

  protected async signIn(): Promise<void> {
    if (this.pending()) return;
    this.offered.stop();
    this.problem.set(null);
    this.pending.set(true);
    try {
      await this.take(await this.passkeys.ask(await this.api.passkeyOptions()));
    } catch (error) {
      this.problem.set(failureWords(error));
      this.offer();
    } finally {
      this.pending.set(false);
    }
  }

  private offer(): void {
    void this.offered.offer((response) =>
      this.take(response).catch((error: unknown) => {
        this.problem.set(failureWords(error));
      }),
    );
  }

  private async take(response: AuthenticationResponseJSON): Promise<void> {
    await this.entrance.enter(await this.api.signInByPasskey(response));
  }
}
