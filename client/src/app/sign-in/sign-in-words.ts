import { ApiFailure } from '../api/api-failure.ts';
import { PasskeyFailure, type PasskeyReason } from '../passkeys/passkey-failure.ts';
import { waitWords } from './wait-words.ts';

/** What somebody was about to do with a passkey. */
export type PasskeyUse = 'ask' | 'make';

const asking: Readonly<Record<PasskeyReason, string | null>> = {
  cancelled: 'No passkey was used. Try again, or use your passphrase.',
  none: 'There is no passkey of yours here. Use your passphrase, or ask your administrator for a new setup link.',
  exists: 'The passkey did not work. Use your passphrase.',
  'wrong-address': 'Passkeys work only at Hotline’s own address. Check the address of this page.',
  'given-up': null,
  failed: 'The passkey did not work. Try again, or use your passphrase.',
};

const making: Readonly<Record<PasskeyReason, string | null>> = {
  cancelled: 'No passkey was added. Try again, or choose a passphrase.',
  none: 'This device would not make a passkey. Choose a passphrase.',
  exists: 'There is a passkey of yours on this device already.',
  'wrong-address': asking['wrong-address'],
  'given-up': null,
  failed: 'This device could not make a passkey. Try again, or choose a passphrase.',
};

/** Why it did not work, for people; null for what needs no words. Anything unforeseen is thrown again. */
export function failureWords(error: unknown, use: PasskeyUse = 'ask'): string | null {
  if (error instanceof PasskeyFailure) {
    return use === 'ask' ? asking[error.reason] : making[error.reason];
  }
  if (!(error instanceof ApiFailure)) throw error;
  switch (error.code) {
    case 'server-unreachable':
      return 'Hotline can’t be reached. Check your connection and try again.';
    case 'too-many-attempts':
      return `Too many attempts. Try again ${waitWords(error.retryAfter)}.`;
    default:
      return error.message;
  }
}
