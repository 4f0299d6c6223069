import type { Ncco } from '@hotline/protocol/ncco';
import { Router, type ErrorRequestHandler, type Response } from 'express';
import { toHttpError } from '../errors.ts';
import { maskNumber } from '../log.ts';
import { refuseRepeatedKeys, singleQuery } from '../query.ts';
import { note } from '../request-log.ts';
import type { Answer, AnswerCall } from './answer-call.ts';
import { refusal } from './answer-ncco.ts';
import type { HearEvent } from './hear-event.ts';
import { readJson } from './read-json.ts';

export interface WebhookDependencies {
  readonly answerCall: AnswerCall;
  readonly hearEvent: HearEvent;
}

/** What the platform asks (answer) and what it tells (event). */
export function webhookRoutes({ answerCall, hearEvent }: WebhookDependencies): Router {
  const router = Router();

  // The second address is the one that older instructions register.
  router.post(['/webhooks/event', '/webhooks/events'], refuseRepeatedKeys, async (req, res) => {
    const code = await hearEvent(await readJson(req));
    if (code) note(res, { code });
    res.writeHead(204).end();
  });

  router.get('/webhooks/answer', async (req, res) => {
    speak(res, await answerCall(singleQuery(req)));
  });

  router.post('/webhooks/answer', refuseRepeatedKeys, async (req, res) => {
    speak(res, await answerCall((await readJson(req)).json));
  });

  router.use('/webhooks/answer', speakRefusal);

  return router;
}

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
