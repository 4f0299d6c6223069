import type { ApiError } from '@hotline/protocol/session';
import { Router, type ErrorRequestHandler, type Response } from 'express';
import type { ContactBook } from '../contacts/contact-book.ts';
import { toHttpError } from '../errors.ts';
import { maskNumber } from '../log.ts';
import { checkQuery } from '../query.ts';
import { jsonIn } from '../read-body.ts';
import { note } from '../request-log.ts';
import type { Answer, AnswerCall, Connected, Refusal } from './answer-call.ts';
import { refusal } from './answer-ncco.ts';
import { createTogether, type Together } from './together.ts';
import type { HearEvent } from './hear-event.ts';
import type { RefusedWebhooks } from './refused-webhooks.ts';
import type { SoundNcco } from './sound-ncco.ts';
import { SignatureRefused } from './signature/signature-refused.ts';
import type { WebhookGuard } from './signature/webhook-guard.ts';

export interface WebhookDependencies {
  readonly webhookGuard: WebhookGuard;
  readonly answerCall: AnswerCall;
  readonly hearEvent: HearEvent;
  readonly contacts: Pick<ContactBook, 'list'>;
  readonly soundNcco: SoundNcco;
  readonly refusedWebhooks: RefusedWebhooks;
}

/** What the platform asks (answer) and what it tells (event); from nobody else anything is taken. */
export function webhookRoutes(dependencies: WebhookDependencies): Router {
  const { webhookGuard, answerCall, hearEvent } = dependencies;
  const together = createTogether();
  const speak = speaker(dependencies, together);
  const router = Router();

  // The second address is the one that older instructions register.
  router.post(['/webhooks/event', '/webhooks/events'], async (req, res) => {
    const { bytes, hash, token } = await webhookGuard.event(req);
    checkQuery(req);
    const code = await hearEvent({ bytes, hash, json: jsonIn(req, bytes), token });
    if (code) note(res, { code });
    together(() => res.writeHead(204).end());
  });

  router.get('/webhooks/answer', async (req, res) => {
    const { fields, token } = webhookGuard.questionIn(req);
    speak(res, await answerCall(fields, token));
  });

  router.post('/webhooks/answer', async (req, res) => {
    const bytes = await webhookGuard.question(req);
    checkQuery(req);
    speak(res, await answerCall(jsonIn(req, bytes)));
  });

  router.use('/webhooks', refuseUnsigned(dependencies));
  router.use('/webhooks/answer', speakRefusal(speak));

  return router;
}

/** Says why to the log and the admins alone. */
function refuseUnsigned({ refusedWebhooks }: WebhookDependencies): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (!(error instanceof SignatureRefused)) {
      next(error);
      return;
    }
    const { fault, seconds, status, code, message } = error;
    const off = seconds === undefined ? {} : { clockDiffersBySeconds: seconds };
    refusedWebhooks.count(fault);
    note(res, { code: `webhook-${fault}`, level: 'warn', ...off });
    res.status(status).json({ code, message } satisfies ApiError);
  };
}

type Speak = (res: Response, answer: Answer) => void;

/** What cannot be read, or not be kept, is refused in words that the caller hears. Our own faults stay faults. */
function speakRefusal(speak: Speak): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    const { status, code } = toHttpError(error);
    if (status < 500 || code === 'call-log-away') speak(res, { code });
    else next(error);
  };
}

/** What leaves is checked last of all; what is not sound becomes the refusal. */
function speaker({ contacts, soundNcco }: WebhookDependencies, together: Together): Speak {
  /** Plainer than Express's own `json`, which works out a charset that JSON does not have. */
  function send(res: Response, text: string): void {
    const length = Buffer.byteLength(text);
    const headers = { 'Content-Type': 'application/json', 'Content-Length': length };
    together(() => res.writeHead(200, headers).end(text));
  }

  function connection({ ncco, call }: Connected): string | undefined {
    const text = JSON.stringify(ncco);
    const number = contacts.list().find(call.user, call.contactId)?.number;
    return number !== undefined && soundNcco(text, number) ? text : undefined;
  }

  return (res, answer) => {
    const text = 'ncco' in answer ? connection(answer) : undefined;
    if (text !== undefined) {
      send(res, text);
      return;
    }
    const { code, to }: Refusal = 'ncco' in answer ? { code: 'ncco-refused' } : answer;
    note(res, { code, level: 'warn', ...(to !== undefined && { to: maskNumber(to) }) });
    send(res, refusalText);
  };
}

const refusalText = JSON.stringify(refusal);
