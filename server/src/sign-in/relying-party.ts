import { isIP } from 'node:net';

/** Who a passkey is for: this installation at this very address. */
export interface RelyingParty {
  readonly id: string;
  readonly name: string;
  readonly origin: string;
  /** Whether passkeys can be for it: not for a bare number. */
  readonly takesPasskeys: boolean;
}

/** Where everybody reaches us, as passkeys see it. */
export function relyingPartyOf(publicUrl: string): RelyingParty {
  const { hostname, origin } = new URL(publicUrl);
  const takesPasskeys = isIP(hostname.replace(/^\[|\]$/g, '')) === 0;
  return { id: hostname, name: 'Hotline', origin, takesPasskeys };
}
