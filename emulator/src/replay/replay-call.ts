import type { Clock, WebhookRequest } from '../platform/ports.ts';
import type { HttpReply } from '../webhooks/attempt.ts';
import type { SigningIdentity } from '../webhooks/signature.ts';
import { createWebhooks } from '../webhooks/webhooks.ts';
import type { CallFile, RecordedReply, RecordedWebhook } from './call-file.ts';
import { differences, type Difference } from './differences.ts';
import { renew } from './renewal.ts';

export interface ReplayOptions {
  readonly answerUrl: string;
  /** Without it events are not replayed. */
  readonly eventUrl?: string | undefined;
  /** The answer URL when left out. */
  readonly fallbackUrl?: string | undefined;
  /** Who signs; nobody when left out. */
  readonly identity?: SigningIdentity | undefined;
  /** What fields of the webhooks are to say instead, such as `{to: …}` for what was dialled. */
  readonly set?: Readonly<Record<string, string>> | undefined;
  /** What of the replies need not be the same: paths such as `[1].eventUrl` or `[*].text`. */
  readonly mask?: readonly string[] | undefined;
}

export interface ReplayDependencies {
  readonly clock: Clock;
  /** A new UUID. */
  readonly newId: () => string;
}

/** One webhook, sent again. */
export interface Replayed {
  readonly webhook: RecordedWebhook;
  readonly differences: readonly Difference[];
}

/** Sends the webhooks of a recorded call again, freshly signed and one after the other, and compares the replies. Never rejects. */
export async function replayCall(
  file: CallFile,
  options: ReplayOptions,
  { clock, newId }: ReplayDependencies,
): Promise<Replayed[]> {
  const { set = {}, mask = [] } = options;
  const send = sender(options, { clock, newId });
  const renewal = renew(file, { newId, now: clock.now(), set });
  const replayed: Replayed[] = [];
  for (const webhook of file.webhooks) {
    const url = urlOf(webhook, file, options);
    if (url === undefined) continue;
    const payload = renewal.payload(webhook.payload);
    const got = await send({ ...webhook, url, payload, applicationId: file.application });
    const expected = { ...webhook.reply, json: renewal.expected(webhook.reply.json) };
    replayed.push({ webhook, differences: compare(webhook, { expected, got, mask }) });
  }
  return replayed;
}

/** Sends each once, and gives what came back. */
function sender({ identity }: ReplayOptions, { clock, newId }: ReplayDependencies) {
  const replies: (HttpReply | undefined)[] = [];
  const webhooks = createWebhooks({
    ...{ clock, newId, identity: () => identity ?? 'nobody' },
    onTrace: (trace) => {
      if (trace.state === 'tried') replies.push(trace.reply);
    },
  });
  return async (
    request: WebhookRequest & Pick<RecordedWebhook, 'kind'>,
  ): Promise<RecordedReply> => {
    replies.length = 0;
    const event = request.kind === 'event';
    const reply = await (event ? webhooks.consult(request, 'replay') : webhooks.ask(request));
    const status = replies.pop()?.status;
    return reply.ok ? { status, json: reply.body } : { status, problem: reply.reason };
  };
}

/** Where it goes now: another URL of the same server stays another one. */
function urlOf(
  { kind, url }: RecordedWebhook,
  { webhooks }: CallFile,
  { answerUrl, eventUrl, fallbackUrl = answerUrl }: ReplayOptions,
): string | undefined {
  if (kind === 'answer') return answerUrl;
  if (kind === 'fallback') return fallbackUrl;
  if (eventUrl === undefined) return undefined;
  const usual = webhooks.find((one) => one.kind === 'event')?.url;
  if (url === usual) return eventUrl;
  const { pathname, search } = new URL(url);
  return new URL(pathname + search, eventUrl).href;
}

interface Comparison {
  readonly expected: RecordedReply;
  readonly got: RecordedReply;
  readonly mask: readonly string[];
}

/** Of an event it matters that it was heard, and instructions that were replied to it. */
function compare({ kind }: RecordedWebhook, { expected, got, mask }: Comparison): Difference[] {
  const failures = [expected, got].filter(({ problem }) => problem !== undefined);
  if (failures.length === 1 || (failures.length === 2 && expected.status !== got.status)) {
    return [{ path: 'reply', expected: inWords(expected), got: inWords(got) }];
  }
  if (failures.length === 2) return [];
  if (kind === 'event' && !Array.isArray(expected.json) && !Array.isArray(got.json)) return [];
  return differences(expected.json, got.json, mask);
}

const inWords = ({ status, problem }: RecordedReply): string => problem ?? `HTTP ${status ?? '?'}`;
