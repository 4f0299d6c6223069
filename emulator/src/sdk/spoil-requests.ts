import type { RequestHandler } from 'express';
import { SdkError } from './sdk-error.ts';
import type { SdkFaults } from './sdk-faults.ts';

const onPurpose = 'This goes wrong on purpose.';

/** Throws it, where something is to go wrong. */
export function spoil(status: number, code: string): never {
  throw new SdkError(status, code, onPurpose);
}

const errors = {
  unavailable: { status: 503, code: 'system:error:unavailable' },
  failing: { status: 500, code: 'system:error:internal' },
  refused: { status: 403, code: 'system:error:permission' },
  unauthorized: { status: 401, code: 'system:error:invalid-token' },
};

/** Answers every request by the error that is to befall it, if any. */
export function spoilRequests(faults: () => SdkFaults): RequestHandler {
  return (_req, res, next) => {
    const { sdkRest } = faults();
    if (sdkRest === 'none') next();
    else if (sdkRest === 'wrong-type') res.status(400).send(`<p>${onPurpose}</p>`);
    else spoil(errors[sdkRest].status, errors[sdkRest].code);
  };
}
