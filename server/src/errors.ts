import type { ApiError } from '@hotline/protocol/session';
import type { ErrorRequestHandler } from 'express';
import { prettifyError, z, ZodError } from 'zod';
import { httpErrors, type HttpErrorCode } from './http-errors.ts';
import { note } from './request-log.ts';

/** A request that cannot be served. `message` is for people; by default it is the code's own. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;
  readonly code: HttpErrorCode;
  /** When it is worth another try. */
  readonly retryAfterMs: number | undefined;

  constructor(
    code: HttpErrorCode,
    message: string = httpErrors[code][1],
    { retryAfterMs }: { readonly retryAfterMs?: number } = {},
  ) {
    super(message);
    this.status = httpErrors[code][0];
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Whether something could not be done because the store is away. */
export function isAway(error: unknown): boolean {
  return error instanceof HttpError && error.code === 'call-log-away';
}

/** Any thrown thing as an HttpError; what we did not foresee is a 500 that tells nothing. */
export function toHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof ZodError) return new HttpError('request-invalid', prettifyError(error));
  return new HttpError(
    frameworkRefusal.safeParse(error).success ? 'request-malformed' : 'internal-error',
  );
}

/** A 4xx that Express threw. */
const frameworkRefusal = z.object({ status: z.int().min(400).max(499) });

/** The one place where errors become answers. Mounted last. */
export const errorHandler: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  const { status, code, message, retryAfterMs } = toHttpError(error);
  note(res, status < 500 ? { code } : { code, level: 'error', error });
  if (res.headersSent) {
    next(error);
    return;
  }
  if (retryAfterMs !== undefined) res.set('Retry-After', String(Math.ceil(retryAfterMs / 1000)));
  // Nobody has to hear the rest of what is too long.
  if (code === 'body-too-large') res.setHeader('Connection', 'close');
  res.status(status).json({ code, message } satisfies ApiError);
};
