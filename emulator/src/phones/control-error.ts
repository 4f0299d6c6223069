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

/** Answers `{code, message}`. What nobody foresaw goes on to the application's own handler. */
export const controlErrorHandler: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  const known = toControlError(error);
  if (known === undefined || res.headersSent) {
    next(error);
    return;
  }
  res.status(known.status).json({ code: known.code, message: known.message });
};

function toControlError(error: unknown): ControlError | undefined {
  if (error instanceof ControlError) return error;
  if (error instanceof ZodError) {
    return new ControlError(400, 'request-invalid', z.prettifyError(error));
  }
  return badBody.safeParse(error).success
    ? new ControlError(400, 'request-invalid', 'The body is not the JSON that is wanted here.')
    : undefined;
}

/** What express.json throws for a body it cannot read. */
const badBody = z.object({ expose: z.literal(true), status: z.number().min(400).max(499) });
