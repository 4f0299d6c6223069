import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';

/** The passkeys of whoever sits here. Whatever comes to nothing rejects with a `PasskeyFailure`. */
export interface Passkeys {
  /** Whether this browser, at this address, can use passkeys at all. */
  readonly supported: boolean;
  /** Whether the browser offers passkeys in a field's suggestions. */
  autofills(): Promise<boolean>;
  /** Proves who sits here. With `autofill` it waits, for hours if need be, in the field's suggestions. */
  ask(
    options: PublicKeyCredentialRequestOptionsJSON,
    autofill?: boolean,
  ): Promise<AuthenticationResponseJSON>;
  /** Makes a new passkey. */
  make(options: PublicKeyCredentialCreationOptionsJSON): Promise<RegistrationResponseJSON>;
  /** Lets go of whatever is being asked. */
  giveUp(): void;
}
