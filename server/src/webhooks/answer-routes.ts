import { Router, type ErrorRequestHandler, type Response } from 'express';
import { toHttpError } from '../errors.ts';
import { jsonBody } from '../json-body.ts';
import { repeatedKey } from '../query.ts';
import { maskNumber } from '../log.ts';
import { note } from '../request-log.ts';
import type { Answer, AnswerCall } from './answer-call.ts';
import { refusal } from './answer-ncco.ts';

/** Tells the platform what to do with a call. Whatever comes in, it is told in words that the caller hears. */
export function answerRoutes({ answerCall }: { answerCall: AnswerCall }): Router {
  const router = Router();

  router.get('/webhooks/answer', async (req, res) => {
    const { query } = req;
    speak(res, repeatedKey(query) ? { code: 'query-repeated' } : await answerCall(query));
  });

  router.post('/webhooks/answer', jsonBody, async (req, res) => {
    speak(res, await answerCall(req.body));
  });

  router.use('/webhooks/answer', refuse);

  return router;
}

/** A body that cannot be read is refused like any other call. Our own faults stay faults. */
const refuse: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  const { status, code } = toHttpError(error);
  if (status < 500) speak(res, { code });
  else next(error);
};

function speak(res: Response, answer: Answer): void {
  if ('ncco' in answer) {
    res.json(answer.ncco);
    return;
  }
  const { code, to } = answer;
  note(res, { code, level: 'warn', ...(to !== undefined && { to: maskNumber(to) }) });
  res.json(refusal);
}
