import type { ErrorRequestHandler } from 'express';
import { ZodError, z } from 'zod';
import { badRequest, Problem } from './problem.ts';
import type { InvalidParameter } from './problem.ts';

/** How one of the platform's APIs words what every API has to say. */
export interface ProblemForm {
  readonly invalid: (...parameters: readonly InvalidParameter[]) => Problem;
  readonly broken: () => Problem;
  /** Names one answer, where bodies carry such a name. */
  readonly newInstance?: () => string;
  /** JSON when left out. */
  readonly contentType?: string;
}

const voice: ProblemForm = {
  invalid: badRequest,
  broken: () => new Problem(500, { type: 500, title: 'Internal Server Error' }),
};

/** Answers with the body of the problem; the unexpected goes to `report` too. */
export function problemHandler(
  report: (error: unknown) => void,
  form: ProblemForm = voice,
): ErrorRequestHandler {
  const { newInstance, contentType = 'application/json' } = form;
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const { status, body } = toProblem(error, form);
    if (status >= 500) report(error);
    res.status(status).type(contentType);
    res.send(JSON.stringify({ ...body, ...(newInstance && { instance: newInstance() }) }));
  };
}

function toProblem(error: unknown, { invalid, broken }: ProblemForm): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof ZodError) {
    return invalid(
      ...error.issues.map(({ path, message }) => ({
        name: path.join('.') || 'body',
        reason: message,
      })),
    );
  }
  return clientFault.safeParse(error).success
    ? invalid({ name: 'body', reason: 'cannot be read' })
    : broken();
}

/** What express throws for a path or a body it cannot read. */
const clientFault = z.object({ status: z.number().min(400).max(499) });
