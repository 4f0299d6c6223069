import { json, Router } from 'express';
import { z } from 'zod';
import type { Application, WebhookTarget } from '../platform/applications.ts';
import { anyNumber } from '../platform/dialling/caller-id.ts';
import { detectionOf } from '../platform/dialling/detection.ts';
import { endpoint, number } from '../platform/ncco/endpoint.ts';
import type { Endpoint } from '../platform/ncco/endpoint.ts';
import { advancedMachineDetection, machineDetection } from '../platform/ncco/machine-detection.ts';
import { ncco } from '../platform/ncco/ncco.ts';
import type { PlacedCallOrder } from '../platform/calls/placed-call.ts';
import { badRequest, lowBalance, throttled } from './problem.ts';
import type { VoiceRouteDependencies } from './voice-routes.ts';

const second = 1000;
const oneUrl = z.array(z.url('is no URL')).length(1, 'takes one URL in an array');
const method = z.enum(['GET', 'POST'], 'is neither GET nor POST');

const phone = z.object({ type: z.literal('phone'), number });

/** The body of `POST /v1/calls`, with the platform's defaults. */
const body = z.object({
  to: z.tuple([endpoint], 'takes one endpoint in an array'),
  from: phone.optional(),
  random_from_number: z.boolean().optional(),
  ncco: ncco.optional(),
  answer_url: oneUrl.optional(),
  answer_method: method.default('GET'),
  event_url: oneUrl.optional(),
  event_method: method.default('POST'),
  machine_detection: machineDetection.optional(),
  advanced_machine_detection: advancedMachineDetection.optional(),
  ringing_timer: z.int().min(1).max(120).default(60),
  length_timer: z.int().min(1).max(86_400).default(7200),
});

type Asked = z.infer<typeof body>;

/** Calls somebody, who hears an NCCO when he answers. */
export function createCall({ platform, guard, faults }: VoiceRouteDependencies): Router {
  const { gate } = platform;
  const router = Router();

  router.post(
    '/v1/calls',
    json({ limit: '100kb' }),
    guard((application, req, res) => {
      const order = orderOf(body.parse(req.body), application);
      if (!gate.admit()) throw throttled();
      if (gate.refusal() && faults.now().outOfCredit === 'refused') throw lowBalance();
      const call = platform.placeCall(order);
      res.status(201).json({
        uuid: call.leg,
        status: 'started',
        direction: 'outbound',
        conversation_uuid: call.conversation.id,
      });
    }),
  );

  return router;
}

function orderOf(asked: Asked, application: Application): PlacedCallOrder {
  const { event_url: eventUrl, event_method: eventMethod } = asked;
  const [to] = asked.to;
  return {
    application,
    to,
    from: callerId(asked, to, application),
    script: scriptOf(asked),
    eventUrl: target(eventUrl, eventMethod),
    ringTime: asked.ringing_timer * second,
    talkTime: asked.length_timer * second,
    detection: detectionOf({
      machineDetection: asked.machine_detection,
      advancedMachineDetection: asked.advanced_machine_detection,
    }),
  };
}

/** A number of the application: the one that is named, or any. */
function callerId(
  { from, random_from_number: any }: Asked,
  to: Endpoint,
  { numbers }: Application,
): string {
  if ((from === undefined) === (any !== true)) {
    throw badRequest({ name: 'from', reason: 'give either from or random_from_number' });
  }
  const number = from ? numbers.find((own) => own === from.number) : anyNumber(numbers, to);
  if (number !== undefined) return number;
  throw badRequest({ name: 'from', reason: 'is no number of this application' });
}

function scriptOf({ ncco: actions, answer_url: url, answer_method: method }: Asked) {
  const answer = target(url, method);
  if (actions && !answer) return actions;
  if (answer && !actions) return answer;
  throw badRequest({ name: 'ncco', reason: 'give either ncco or answer_url' });
}

function target([url]: string[] = [], method: WebhookTarget['method']): WebhookTarget | undefined {
  return url === undefined ? undefined : { url, method };
}
