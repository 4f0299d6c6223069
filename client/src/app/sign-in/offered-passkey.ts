import { inject, Injectable } from '@angular/core';
import type { AuthenticationResponseJSON } from '@simplewebauthn/browser';
import { SignInApi } from '../api/sign-in-api.ts';
import { Clock } from '../clock.ts';
import { PASSKEYS } from '../passkeys/browser-passkeys.ts';

/** The server forgets what it asked after 5 min. */
const renewAfter = 240_000;

/** A passkey among the suggestions of the username field, for as long as the page is open. */
@Injectable({ providedIn: 'root' })
export class OfferedPasskey {
  private readonly api = inject(SignInApi);
  private readonly passkeys = inject(PASSKEYS);
  private readonly clock = inject(Clock);
  private turn = 0;

  /** Offers it until `stop`; `take` gets the one that was chosen, after which none is offered. */
  async offer(take: (response: AuthenticationResponseJSON) => Promise<void>): Promise<void> {
    this.turn += 1;
    const mine = this.turn;
    if (!(await this.passkeys.autofills())) return;
    const response = await this.ask(mine, take).catch(() => {
      // Nobody asked for it: the button beside it says what is wrong.
      return null;
    });
    if (response && mine === this.turn) await take(response);
  }

  stop(): void {
    this.turn += 1;
    this.passkeys.giveUp();
  }

  private async ask(
    mine: number,
    take: (response: AuthenticationResponseJSON) => Promise<void>,
  ): Promise<AuthenticationResponseJSON | null> {
    const options = await this.api.passkeyOptions();
    if (mine !== this.turn) return null;
    const callOff = this.clock.after(renewAfter, () => {
      this.passkeys.giveUp();
      void this.offer(take);
    });
    return this.passkeys.ask(options, true).finally(callOff);
  }
}
