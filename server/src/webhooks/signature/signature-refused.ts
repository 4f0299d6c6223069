import { HttpError } from '../../errors.ts';

/** Why a webhook is not taken for the platform's: for the log, never for the sender. */
export type SignatureFault =
  | 'unsigned'
  | 'token-malformed'
  | 'algorithm-wrong'
  | 'secret-wrong'
  | 'token-expired'
  | 'issuer-wrong'
  | 'time-missing'
  | 'too-old'
  | 'too-early'
  | 'account-wrong'
  | 'application-missing'
  | 'application-wrong'
  | 'hash-missing'
  | 'payload-changed'
  | 'id-missing'
  | 'replayed';

/** A webhook that the platform has not signed, or not like this. Without any signature it may try again. */
export class SignatureRefused extends HttpError {
  readonly fault: SignatureFault;
  /** By how many seconds its time differs from ours, when that is what is wrong. */
  readonly seconds: number | undefined;

  constructor(fault: SignatureFault, seconds?: number) {
    super(fault === 'unsigned' ? 'signature-missing' : 'signature-wrong');
    this.fault = fault;
    this.seconds = seconds;
  }
}
