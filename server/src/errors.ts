import type { ApiError } from '@hotline/protocol/session';
import type { ErrorRequestHandler } from 'express';
import { prettifyError, z, ZodError } from 'zod';
import { note } from './request-log.ts';

/** A request that cannot be served. `code` is stable, for programs; `message` is for people. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Express's own refusals by their `type`, in our words. */
const framework: Readonly<Record<string, readonly [code: string, message: string]>> = {
  'entity.too.large': ['body-too-large', 'The body is larger than 16 KB.'],
  'entity.parse.failed': ['json-malformed', 'The body is not JSON.'],
  'encoding.unsupported': ['encoding-unsupported', 'Send the body uncompressed.'],
  'charset.unsupported': ['charset-unsupported', 'Send the body as UTF-8.'],
};

/** Any thrown thing as an HttpError; what we did not foresee is a 500 that tells nothing. */
export function toHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof ZodError) {
    return new HttpError(400, 'request-invalid', prettifyError(error));
  }
  const refusal = frameworkRefusal.safeParse(error);
  if (refusal.success) {
    const { status, type } = refusal.data;
    const [code, message] = framework[type] ?? ['request-malformed', 'The request is malformed.'];
    return new HttpError(status, code, message);
  }
  return new HttpError(500, 'internal-error', 'Something went wrong on our side.');
}

/** A 4xx that Express or its body parser threw. */
const frameworkRefusal = z.object({
  status: z.int().min(400).max(499),
  type: z.string().catch(''),
});

/** The one place where errors become answers. Mounted last. */
export const errorHandler: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  const { status, code, message } = toHttpError(error);
  note(res, status < 500 ? { code } : { code, level: 'error', error });
  if (res.headersSent) {
    next(error);
    return;
  }
  res.status(status).json({ code, message } satisfies ApiError);
};
