import { inject, Injectable } from '@angular/core';
import type { CompanyPage, OwnCompany, OwnPasskey, OwnSession } from '@hotline/protocol/sign-in';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { Requests } from './requests.ts';
import type { MadePasskey } from './sign-in-api.ts';

/** What one may see and change of one's own account. */
@Injectable({ providedIn: 'root' })
export class AccountApi {
  private readonly requests = inject(Requests);

  sessions(): Promise<readonly OwnSession[]> {
    return this.requests.guarded('GET', '/api/sessions');
  }

  endSession(id: string): Promise<void> {
    return this.requests.guarded('DELETE', `/api/sessions/${encodeURIComponent(id)}`);
  }

  /** All but the one that asks. */
  endOtherSessions(): Promise<void> {
    return this.requests.guarded('DELETE', '/api/sessions');
  }

  passkeys(): Promise<readonly OwnPasskey[]> {
    return this.requests.guarded('GET', '/api/passkeys');
  }

  newPasskeyOptions(): Promise<PublicKeyCredentialCreationOptionsJSON> {
    return this.requests.guarded('POST', '/api/passkeys/options', {});
  }

  addPasskey(passkey: MadePasskey): Promise<void> {
    return this.requests.guarded('POST', '/api/passkeys', passkey);
  }

  removePasskey(id: string): Promise<void> {
    return this.requests.guarded('DELETE', `/api/passkeys/${encodeURIComponent(id)}`);
  }

  changePassphrase(passphrase: string): Promise<void> {
    return this.requests.guarded('PUT', '/api/passphrase', { passphrase });
  }

  company(): Promise<OwnCompany> {
    return this.requests.guarded('GET', '/api/company');
  }

  /** Where one goes to connect it. */
  connectCompany(): Promise<CompanyPage> {
    return this.requests.guarded('POST', '/api/company', {});
  }

  disconnectCompany(): Promise<void> {
    return this.requests.guarded('DELETE', '/api/company');
  }

  prove(passphrase: string): Promise<void> {
    return this.requests.guarded('POST', '/api/proof', { passphrase });
  }

  proofOptions(): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return this.requests.guarded('POST', '/api/proof/passkey/options', {});
  }

  proveByPasskey(response: AuthenticationResponseJSON): Promise<void> {
    return this.requests.guarded('POST', '/api/proof/passkey', { response });
  }
}
