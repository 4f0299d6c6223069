import type { ErrorRequestHandler } from 'express';
import { ZodError, z } from 'zod';
import { badRequest, Problem } from './problem.ts';

/** Answers with the body of the problem; the unexpected goes to `report` too. */
export function problemHandler(report: (error: unknown) => void): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const { status, body } = toProblem(error);
    if (status >= 500) report(error);
    res.status(status).json(body);
  };
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof ZodError) {
    return badRequest(
      ...error.issues.map(({ path, message }) => ({ name: path.join('.'), reason: message })),
    );
  }
  return clientFault.safeParse(error).success
    ? badRequest({ name: 'body', reason: 'cannot be read' })
    : new Problem(500, { type: 500, title: 'Internal Server Error' });
}

/** What express throws for a path or a body it cannot read. */
const clientFault = z.object({ status: z.number().min(400).max(499) });
