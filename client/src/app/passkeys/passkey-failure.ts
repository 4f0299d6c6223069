/**
 * Why no passkey came of it: the person said no; there is none to offer; there is one already; the address
 * is not Hotline's; the page let go of it itself; anything else.
 */
export type PasskeyReason =
  'cancelled' | 'none' | 'exists' | 'wrong-address' | 'given-up' | 'failed';

export class PasskeyFailure extends Error {
  override readonly name = 'PasskeyFailure';
  readonly reason: PasskeyReason;

  constructor(reason: PasskeyReason, cause?: unknown) {
    super(`No passkey: ${reason}`, { cause });
    this.reason = reason;
  }
}

/** The names of errors are those of the Web Authentication standard. */
const reasons: Readonly<Record<string, PasskeyReason>> = {
  NotAllowedError: 'cancelled',
  InvalidStateError: 'exists',
  SecurityError: 'wrong-address',
  AbortError: 'given-up',
};

export function reasonOf(error: unknown): PasskeyReason {
  return (error instanceof Error ? reasons[error.name] : undefined) ?? 'failed';
}
