import type { Application, Applications } from '../platform/applications.ts';
import type { Clock } from '../platform/ports.ts';
import { attempt, type HttpReply } from './attempt.ts';
import { forgeries, type Forgery, type ForgeryName } from './forgeries.ts';
import { tokenOf, type Draft } from './forged-token.ts';
import { loopbackUrl } from './loopback-url.ts';
import { writeRequest, type WrittenRequest } from './written-request.ts';

export interface ForgeDependencies {
  readonly applications: Pick<Applications, 'find'>;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** What to forge, and how. */
export interface ForgedWebhook {
  readonly forgery: ForgeryName;
  /** Whose webhook it pretends to be. */
  readonly application: string;
  readonly webhook: 'answer' | 'event';
  /** As the application asks for it, unless told otherwise. */
  readonly method?: 'GET' | 'POST';
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Sends one webhook that the platform would not send, and gives the reply. Rejects when none comes. */
export type Forge = (forged: ForgedWebhook) => Promise<HttpReply>;

const timeouts = { connect: 1000, socket: 5000 };

export function createForge({ applications, clock, newId }: ForgeDependencies): Forge {
  function send(written: WrittenRequest, authorization: string | undefined): Promise<HttpReply> {
    const { signal } = new AbortController();
    return attempt(written, { clock, timeouts, signal, ...(authorization && { authorization }) });
  }

  return async (forged) => {
    const application = applications.find(forged.application);
    if (!application) throw new Error(`No application is known as ${forged.application}.`);
    const written = write(forged, application);
    const draft = draftOf(application, written.signed, clock.now(), newId());
    const forgery: Forgery = forgeries[forged.forgery];
    if (forgery.after === 'genuine') await send(written, tokenOf(draft));
    return send(forgery.alter?.(written) ?? written, forgery.authorization(draft));
  };
}

function write({ webhook, method, payload }: ForgedWebhook, application: Application) {
  const target = webhook === 'answer' ? application.answerUrl : application.eventUrl;
  if (!target) throw new Error(`The application has no ${webhook} URL.`);
  const url = loopbackUrl(target.url);
  if (!(url instanceof URL)) throw new Error(url.refused);
  const request = { method: method ?? target.method, url: target.url, payload };
  return writeRequest({ ...request, applicationId: application.id }, url);
}

function draftOf(application: Application, words: string, now: number, id: string): Draft {
  const { apiKey, signatureSecret } = application;
  const publicKey = String(application.publicKey.export({ type: 'spki', format: 'pem' }));
  const seconds = Math.floor(now / 1000);
  const identity = { applicationId: application.id, apiKey, signatureSecret };
  return { ...identity, publicKey, words, now: seconds, id };
}
