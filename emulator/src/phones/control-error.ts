import type { ErrorRequestHandler } from 'express';
import { ZodError, z } from 'zod';

/** An answer that is not what was asked for; `code` stays the same for ever. */
export class ControlError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Answers `{code, message}`; the unexpected goes to `report` too. */
export function controlErrorHandler(report: (error: unknown) => void): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const { status, code, message } = toControlError(error);
    if (status >= 500) report(error);
    res.status(status).json({ code, message });
  };
}

function toControlError(error: unknown): ControlError {
  if (error instanceof ControlError) return error;
  if (error instanceof ZodError) {
    return new ControlError(400, 'request-invalid', z.prettifyError(error));
  }
  const { data } = clientFault.safeParse(error);
  return data
    ? new ControlError(data.status, 'request-invalid', 'The request cannot be read.')
    : new ControlError(500, 'internal-error', 'Something broke in the emulator.');
}

/** What express throws for a path or a body it cannot read. */
const clientFault = z.object({ status: z.number().min(400).max(499) });
