import type { WebhookRequest } from '../platform/ports.ts';
import type { HttpReply } from '../webhooks/attempt.ts';
import type { WebhookAsked, WebhookTrace, WebhookTried } from '../webhooks/webhook-trace.ts';
import type { Draft, Facts, Place } from './entry.ts';
import { keptText } from './kept-text.ts';

/** What the timeline says of a webhook. `now` is when it is told, in epoch milliseconds. */
export function webhookDraft(trace: WebhookTrace, now: number): Draft {
  const about = { kind: 'webhook', of: trace.of, place: placeOf(trace.of) } as const;
  if (trace.state === 'asked') return { ...about, ...asked(trace) };
  if (trace.state === 'tried') return { ...about, ...tried(trace, now) };
  return { ...about, over: true, ...(!trace.reply.ok && failure(trace.of, trace.reply.reason)) };
}

function tried({ at, reply, signed, error }: WebhookTried, now: number): Partial<Draft> {
  const outcome = error ?? reply?.status ?? 'no reply';
  return {
    facts: { signed, ...(reply && headersOfNote(reply)) },
    texts: reply && reply.body !== '' ? [keptText('reply', reply.body)] : [],
    attempts: [{ at, took: now - at, outcome }],
  };
}

function asked({ of: request, purpose, waited = 0, fault }: WebhookAsked): Partial<Draft> {
  const facts = {
    ...{ method: request.method, url: request.url, webhook: kindOf(request, purpose) },
    ...(waited > 0 && { 'waited for earlier ones (ms)': waited }),
    ...(fault !== undefined && { 'fault switched on': fault }),
  };
  const about = {
    title: titleOf(request, purpose),
    facts,
    texts: [keptText('request', request.payload)],
  };
  if (fault !== 'dropEvents') return { ...about, open: true };
  return { ...about, problem: 'This event was not sent: the fault dropEvents is switched on' };
}

function failure(request: WebhookRequest, reason: string): Partial<Draft> {
  const question = isQuestion(request);
  const name = kindOf(request, question ? 'ask' : 'tell');
  return {
    trouble: question ? 'answer-url' : 'event-url',
    problem: `The ${name} URL failed: ${reason}`,
  };
}

/** Only what is asked has no time; and a fallback is asked, whatever it falls back from. */
const isQuestion = ({ payload }: WebhookRequest): boolean =>
  'original_request' in payload || ('endpoint_type' in payload && !('timestamp' in payload));

function kindOf(request: WebhookRequest, purpose: 'ask' | 'tell'): string {
  if ('original_request' in request.payload) return 'fallback';
  return purpose === 'ask' ? 'answer' : 'event';
}

function titleOf(request: WebhookRequest, purpose: 'ask' | 'tell'): string {
  const kind = kindOf(request, purpose);
  if (kind === 'answer') return 'Answer URL asked';
  return kind === 'fallback' ? 'Fallback URL asked' : `Event told: ${eventWords(request.payload)}`;
}

function eventWords(payload: WebhookRequest['payload']): string {
  if (typeof payload.status === 'string') return payload.status;
  if (typeof payload.type === 'string') return payload.type;
  if ('dtmf' in payload || 'speech' in payload) return 'input';
  if ('recording_url' in payload) return 'recording';
  if ('transcription_url' in payload) return 'transcription';
  return 'reason' in payload ? 'error' : 'notify';
}

const idNames = {
  leg: ['uuid', 'call_uuid'],
  conversation: ['conversation_uuid', 'conversation_uuid_from'],
} as const;

function placeOf({ payload }: WebhookRequest): Place {
  const first = (names: readonly string[]) =>
    names.map((name) => payload[name]).find((value) => typeof value === 'string');
  return { leg: first(idNames.leg), conversation: first(idNames.conversation) };
}

const noted = [
  'content-type',
  'content-length',
  'location',
  'retry-after',
  'www-authenticate',
  'server',
];

function headersOfNote({ status, headers }: HttpReply): Facts {
  const told = noted.flatMap((name) => {
    const value = headers[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return { status, ...Object.fromEntries(told) };
}
