import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';
import { PasskeyFailure } from '../passkeys/passkey-failure.ts';
import type { Passkeys } from '../passkeys/passkeys.ts';

/** Enough for a page, which hands it on as it is. */
export const proofOfPasskey = { id: 'key' } as AuthenticationResponseJSON;
export const newPasskey = { id: 'new key' } as RegistrationResponseJSON;

/** Passkeys that do what a test says. */
export class FakePasskeys implements Passkeys {
  supported = true;
  fillsIn = false;
  readonly asked: { readonly challenge: string; readonly autofill: boolean }[] = [];
  readonly made: string[] = [];
  onAsk: (autofill: boolean) => Promise<AuthenticationResponseJSON> = () =>
    Promise.resolve(proofOfPasskey);
  onMake: () => Promise<RegistrationResponseJSON> = () => Promise.resolve(newPasskey);
  private letGo: (() => void) | undefined;

  autofills(): Promise<boolean> {
    return Promise.resolve(this.fillsIn);
  }

  ask({ challenge }: { challenge: string }, autofill = false): Promise<AuthenticationResponseJSON> {
    this.asked.push({ challenge, autofill });
    const givenUp = new Promise<never>((_resolve, reject) => {
      this.letGo = () => {
        reject(new PasskeyFailure('given-up'));
      };
    });
    return Promise.race([this.onAsk(autofill), givenUp]);
  }

  make({ challenge }: PublicKeyCredentialCreationOptionsJSON): Promise<RegistrationResponseJSON> {
    this.made.push(challenge);
    return this.onMake();
  }

  giveUp(): void {
    this.letGo?.();
  }
}
