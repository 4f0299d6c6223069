import type { Clock, WebhookReply, WebhookRequest, Webhooks } from '../platform/ports.ts';
import type { SentWebhook } from '../platform/sent-webhooks.ts';
import { NoUseAgain, type HttpReply, type Timeouts } from './attempt.ts';
import { loopbackUrl } from './loopback-url.ts';
import { createOrdered } from './ordered.ts';
import { authorization, type SigningIdentity } from './signature.ts';
import { inWords, tracedAttempt } from './traced-attempt.ts';
import { instructionsIn, receiptIn } from './usable-reply.ts';
import type { OnWebhookTrace } from './webhook-trace.ts';
import { writeRequest } from './written-request.ts';

export interface WebhooksDependencies {
  readonly clock: Clock;
  /** A unique id for each webhook. */
  readonly newId: () => string;
  /** Who signs the request, if anybody; `undefined` for an application that is not known. */
  readonly identity: (
    request: Pick<WebhookRequest, 'applicationId'>,
  ) => SigningIdentity | 'nobody' | undefined;
  /** Hears of every exchange that is over. */
  readonly onSent?: (sent: SentWebhook) => void;
  /** Watches every exchange; nobody does when left out. */
  readonly onTrace?: OnWebhookTrace | undefined;
  readonly timeouts?: { readonly ask: Timeouts; readonly tell: Timeouts };
}

export interface StoppableWebhooks extends Webhooks {
  /** Breaks off what is under way and drops what waits; later requests fail at once. */
  stop(): void;
}

/** The platform's documented defaults. */
const documented = {
  ask: { connect: 1000, socket: 5000 },
  tell: { connect: 1000, socket: 10_000 },
};

/** Sends webhooks to servers on this machine: signed where the application wants it, in order per leg, with one more attempt. */
export function createWebhooks(dependencies: WebhooksDependencies): StoppableWebhooks {
  const { clock, onSent, timeouts = documented, onTrace = unwatched } = dependencies;
  const stopping = new AbortController();
  const ordered = createOrdered();
  const { send, sign } = createSender(dependencies, stopping.signal);

  async function exchange(
    request: WebhookRequest,
    purpose: 'ask' | 'tell',
    since = clock.now(),
  ): Promise<WebhookReply> {
    const about = traceOf(request);
    onTrace({ ...about, state: 'asked', purpose, waited: clock.now() - since });
    const judge = purpose === 'ask' ? instructionsIn : receiptIn;
    const limits = limitsOf(request, timeouts[purpose]);
    const reply = await send(request, limits).then(judge, failure);
    onTrace({ ...about, state: 'over', reply });
    onSent?.({ at: clock.now(), request, reply });
    return reply;
  }

  function inTurn(request: WebhookRequest, order: string): Promise<WebhookReply> {
    const since = clock.now();
    return ordered.run(order, () => exchange(request, 'tell', since));
  }

  return {
    credential: (applicationId) => {
      const identity = dependencies.identity({ applicationId });
      return identity && identity !== 'nobody' ? sign('', identity) : undefined;
    },
    ask: (request) => exchange(request, 'ask'),
    consult: (request, order) => inTurn(request, order),
    tell: (request, order) => void inTurn(request, order),
    stop: () => {
      stopping.abort(new Error('the emulator stops'));
    },
  };
}

/** Signs and sends, until `signal` aborts. */
function createSender(dependencies: WebhooksDependencies, signal: AbortSignal) {
  const { clock, onTrace = unwatched } = dependencies;

  async function send(request: WebhookRequest, limits: Timeouts): Promise<HttpReply> {
    const url = loopbackUrl(request.url);
    if (!(url instanceof URL)) throw new Error(url.refused);
    const identity = dependencies.identity(request);
    if (identity === undefined) throw new Error('no application is known that could sign this');
    const written = writeRequest(request, url);
    const options = {
      ...{ clock, onTrace, signal, timeouts: limits },
      ...(identity !== 'nobody' && { authorization: sign(written.signed, identity) }),
    };
    return twice(() => tracedAttempt(request, written, options));
  }

  const sign = (signed: string, identity: SigningIdentity): string =>
    authorization(signed, { ...identity, now: clock.now(), id: dependencies.newId() });

  return { send, sign };
}

/** An application may set its own. */
function limitsOf({ connectTimeout, socketTimeout }: WebhookRequest, limits: Timeouts): Timeouts {
  return {
    connect: connectTimeout ?? limits.connect,
    socket: socketTimeout ?? limits.socket,
  };
}

/** The second attempt is the same request to the letter, its `jti` too. */
async function twice(once: () => Promise<HttpReply>): Promise<HttpReply> {
  try {
    const reply = await once();
    if (!passing.includes(reply.status)) return reply;
  } catch (error) {
    if (error instanceof NoUseAgain) throw error;
  }
  return once();
}

/** Answers that may be better a moment later. */
const passing = [429, 502, 503, 504];

function failure(error: unknown): WebhookReply {
  return { ok: false, reason: inWords(error) };
}

const traceOf = (of: WebhookRequest) => ({ kind: 'webhook', of }) as const;

const unwatched = (): void => undefined;
