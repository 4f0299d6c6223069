import { inject, Injectable } from '@angular/core';
import type { SetupFor } from '@hotline/protocol/sign-in';
import type { Session } from '@hotline/protocol/session';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';
import { Requests } from './requests.ts';

/** A passkey that was made here, and how its owner shall know it again. */
export interface MadePasskey {
  readonly response: RegistrationResponseJSON;
  readonly label: string;
}

/** The routes by which people sign in who are known by more than a name. */
@Injectable({ providedIn: 'root' })
export class SignInApi {
  private readonly requests = inject(Requests);

  passkeyOptions(): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return this.requests.send('POST', '/api/session/passkey/options', {});
  }

  signInByPasskey(response: AuthenticationResponseJSON): Promise<Session> {
    return this.requests.send('POST', '/api/session/passkey', { response });
  }

  /** Whose link that is. Nothing is used up. */
  lookUp(token: string): Promise<SetupFor> {
    return this.requests.send('POST', '/api/setup', { token });
  }

  setUpOptions(token: string): Promise<PublicKeyCredentialCreationOptionsJSON> {
    return this.requests.send('POST', '/api/setup/passkey/options', { token });
  }

  setUpPasskey(token: string, passkey: MadePasskey): Promise<Session> {
    return this.requests.send('POST', '/api/setup/passkey', { token, ...passkey });
  }

  setUpPassphrase(token: string, passphrase: string): Promise<Session> {
    return this.requests.send('POST', '/api/setup/passphrase', { token, passphrase });
  }
}
