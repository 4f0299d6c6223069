import type { ErrorRequestHandler } from 'express';
import { ZodError } from 'zod';
import { SdkError } from './sdk-error.ts';

/** Turns whatever a route threw into `{code, description, detail}`, of which each SDK reads one text; the unexpected goes to `report` too. */
export function errorHandler(report: (error: unknown) => void): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const { status, code, message } = toSdkError(error);
    if (status >= 500 && !(error instanceof SdkError)) report(error);
    res.status(status).json({ code, description: message, detail: message });
  };
}

function toSdkError(error: unknown): SdkError {
  if (error instanceof SdkError) return error;
  if (error instanceof ZodError) {
    return new SdkError(400, 'http:error:validation-fail', 'The request has not the right form.');
  }
  if (isClientFault(error))
    return new SdkError(error.status, 'http:error:bad-request', 'Bad body.');
  return new SdkError(500, 'system:error:internal', 'Something broke in the emulator.');
}

/** What express.json throws for a body it cannot read. */
function isClientFault(error: unknown): error is Error & { status: number } {
  return (
    error instanceof Error &&
    'status' in error &&
    typeof error.status === 'number' &&
    error.status < 500
  );
}
