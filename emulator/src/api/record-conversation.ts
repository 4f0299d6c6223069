import { json, Router } from 'express';
import { z } from 'zod';
import type {
  ConversationRecorder,
  ConversationRecordingOrder,
} from '../platform/recording/conversation-recorder.ts';
import { channelsOf } from '../platform/recording/recording-order.ts';
import type { Guard } from './guard.ts';
import { badRequest, notFound } from './problem.ts';

export interface RecordRouteDependencies {
  readonly platform: ConversationRecorder;
  readonly guard: Guard;
}

const second = 1000;
const url = z.url({ protocol: /^https?$/, error: 'is no URL' });
const target = {
  event_url: z.union([z.tuple([url]), url], 'takes one URL').optional(),
  event_method: z.enum(['GET', 'POST']).default('POST'),
};

/** The body, with the platform's defaults. */
const body = z.discriminatedUnion(
  'action',
  [
    z.object({
      action: z.literal('start'),
      ...target,
      split: z.literal('conversation').optional(),
      format: z.enum(['mp3', 'wav', 'vorbis']).default('mp3'),
      retention_ttl: z.int().min(1).max(400).default(31),
      timeout: z.int().min(1).max(7200).default(7200),
      transcription: z.object({ ...target, language: z.string().optional() }).optional(),
    }),
    z.object({ action: z.literal('stop') }),
  ],
  'is neither start nor stop',
);

type Start = Extract<z.infer<typeof body>, { action: 'start' }>;

/** Starts and stops the recording of a conversation that is going on. */
export function recordConversation({ platform, guard }: RecordRouteDependencies): Router {
  const router = Router();

  router.put(
    '/v1/conversations/:id/record',
    json({ limit: '100kb' }),
    guard((application, req, res) => {
      const id = z.string().parse(req.params.id);
      const asked = body.parse(req.body);
      const outcome =
        asked.action === 'start'
          ? platform.startRecording(application, id, orderOf(asked))
          : platform.stopRecording(application, id);
      if (outcome === 'unknown') throw notFound('There is no such conversation, or it is over.');
      // NOTE: what the platform says to these two is not published.
      if (outcome === 'running' || outcome === 'not running') {
        throw badRequest({ name: 'action', reason: `the recording is ${outcome}` });
      }
      res.status(200).end();
    }),
  );

  return router;
}

function orderOf(asked: Start): ConversationRecordingOrder {
  const { format, retention_ttl: days, timeout, transcription } = asked;
  return {
    format: format === 'vorbis' ? 'ogg' : format,
    channels: channelsOf(asked),
    days,
    longest: timeout * second,
    target: targetOf(asked),
    ...(transcription && { transcription: { target: targetOf(transcription) } }),
  };
}

function targetOf({ event_url: given, event_method: method }: Pick<Start, keyof typeof target>) {
  const [only] = given === undefined ? [] : [given].flat();
  return only === undefined ? undefined : { url: only, method };
}
