import { DOCUMENT, inject, InjectionToken } from '@angular/core';
import { Clock } from '../clock.ts';
import { PasskeyFailure, reasonOf } from './passkey-failure.ts';
import type { Passkeys } from './passkeys.ts';

/** The passkeys of this browser. */
export const PASSKEYS = new InjectionToken<Passkeys>('passkeys', {
  providedIn: 'root',
  factory: () => browserPasskeys(inject(DOCUMENT).defaultView ?? undefined, inject(Clock)),
});

/** Loaded when it is needed, not with the page. */
const library = () => import('@simplewebauthn/browser');

/** A browser that has nothing to offer answers at once; nobody says no as quickly. */
const tooQuickForAPerson = 500;

/** A browser may know no passkeys, or not offer them in fields; and none does where the page is not secure. */
interface Window {
  readonly PublicKeyCredential?: { isConditionalMediationAvailable?(): Promise<boolean> };
}

export function browserPasskeys(window: Window | undefined, clock: Clock): Passkeys {
  const kind = window?.PublicKeyCredential;

  async function attempt<T>(work: () => Promise<T>): Promise<T> {
    const begun = clock.now();
    try {
      return await work();
    } catch (error) {
      const reason = reasonOf(error);
      const atOnce = clock.now() - begun < tooQuickForAPerson;
      throw new PasskeyFailure(reason === 'cancelled' && atOnce ? 'none' : reason, error);
    }
  }

  return {
    supported: kind !== undefined,
    autofills: async () => (await kind?.isConditionalMediationAvailable?.()) ?? false,
    ask: async (optionsJSON, useBrowserAutofill = false) => {
      const { startAuthentication } = await library();
      return attempt(() => startAuthentication({ optionsJSON, useBrowserAutofill }));
    },
    make: async (optionsJSON) => {
      const { startRegistration } = await library();
      return attempt(() => startRegistration({ optionsJSON }));
    },
    giveUp: () => {
      void library().then(({ WebAuthnAbortService }) => {
        WebAuthnAbortService.cancelCeremony();
      });
    },
  };
}
