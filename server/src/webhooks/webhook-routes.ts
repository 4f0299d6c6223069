import type { Ncco } from '@hotline/protocol/ncco';
import type { ApiError } from '@hotline/protocol/session';
import { Router, type ErrorRequestHandler, type Response } from 'express';
import { toHttpError } from '../errors.ts';
import { maskNumber } from '../log.ts';
import { checkQuery } from '../query.ts';
import { note } from '../request-log.ts';
import type { Answer, AnswerCall } from './answer-call.ts';
import { refusal } from './answer-ncco.ts';
import type { HearEvent } from './hear-event.ts';
import { jsonIn } from '../read-body.ts';
import { SignatureRefused } from './signature/signature-refused.ts';
import type { WebhookGuard } from './signature/webhook-guard.ts';

export interface WebhookDependencies {
  readonly webhookGuard: WebhookGuard;
  readonly answerCall: AnswerCall;
  readonly hearEvent: HearEvent;
}

/** What the platform asks (answer) and what it tells (event); from nobody else anything is taken. */
export function webhookRoutes(dependencies: WebhookDependencies): Router {
  const { webhookGuard, answerCall, hearEvent } = dependencies;
  const router = Router();

  // The second address is the one that older instructions register.
  router.post(['/webhooks/event', '/webhooks/events'], async (req, res) => {
    const { bytes, token } = await webhookGuard.event(req);
    checkQuery(req);
    const code = await hearEvent({ bytes, json: jsonIn(req, bytes), token });
    if (code) note(res, { code });
    res.writeHead(204).end();
  });

  router.get('/webhooks/answer', async (req, res) => {
    speak(res, await answerCall(await webhookGuard.questionIn(req)));
  });

  router.post('/webhooks/answer', async (req, res) => {
    const bytes = await webhookGuard.question(req);
    checkQuery(req);
    speak(res, await answerCall(jsonIn(req, bytes)));
  });

  router.use('/webhooks', refuseUnsigned);
  router.use('/webhooks/answer', speakRefusal);

  return router;
}

/** Says why to the log alone. */
const refuseUnsigned: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  if (!(error instanceof SignatureRefused)) {
    next(error);
    return;
  }
  const { fault, seconds, status, code, message } = error;
  const off = seconds === undefined ? {} : { clockDiffersBySeconds: seconds };
  note(res, { code: `webhook-${fault}`, level: 'warn', ...off });
  res.status(status).json({ code, message } satisfies ApiError);
};

/** What cannot be read, or not be kept, is refused in words that the caller hears. Our own faults stay faults. */
const speakRefusal: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  const { status, code } = toHttpError(error);
  if (status < 500 || code === 'call-log-away') speak(res, { code });
  else next(error);
};

function speak(res: Response, answer: Answer): void {
  if ('ncco' in answer) {
    send(res, answer.ncco);
    return;
  }
  const { code, to } = answer;
  note(res, { code, level: 'warn', ...(to !== undefined && { to: maskNumber(to) }) });
  send(res, refusal);
}

/** Plainer than Express's own `json`, which works out a charset that JSON does not have. */
function send(res: Response, ncco: Ncco): void {
  const text = JSON.stringify(ncco);
  const length = Buffer.byteLength(text);
  res.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': length }).end(text);
}
