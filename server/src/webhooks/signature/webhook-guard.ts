import type { IncomingMessage } from 'node:http';
import type { Clock } from '../../clock.ts';
import { isReplay } from '../../store/is-replay.ts';
import type { Store, TokenUse } from '../../store/store.ts';
import { readBody } from '../../read-body.ts';
import type { Claims } from './check-claims.ts';
import { checkPayload } from './check-payload.ts';
import { readToken } from './read-token.ts';
import { SignatureRefused } from './signature-refused.ts';
import { signedQuery } from './signed-query.ts';
import { verifyToken } from './verify-token.ts';
import type { WebhookAccount } from './webhook-account.ts';

export interface WebhookGuardDependencies {
  readonly account: WebhookAccount;
  readonly store: Pick<Store, 'claim'>;
  readonly clock: Clock;
}

export interface SignedEvent {
  readonly bytes: Buffer;
  /** SHA-256 of the bytes, hex: as it was signed, and found to be true. */
  readonly hash: string;
  /** To be claimed together with what the event does. */
  readonly token: TokenUse;
}

export interface SignedQuestion {
  readonly fields: object;
  /** To be claimed together with what the question does. */
  readonly token: TokenUse;
}

/** Lets through what the platform has signed. Everything throws SignatureRefused otherwise, before a body is read if it can. */
export interface WebhookGuard {
  /** An event as it was signed. Its token is not claimed yet. */
  event(req: IncomingMessage): Promise<SignedEvent>;
  /** The body of a question, whose token is claimed: asked once, or again within 10 s. */
  question(req: IncomingMessage): Promise<Buffer>;
  /** A question in a URL. Its token is not claimed yet. */
  questionIn(req: IncomingMessage & { readonly originalUrl: string }): SignedQuestion;
  /** For a question that does nothing. */
  claim(token: TokenUse): Promise<void>;
}

/** An answer holds a number: to who asks with the same token later, it is not given. */
const askAgainMs = 10_000;

export function createWebhookGuard(dependencies: WebhookGuardDependencies): WebhookGuard {
  const { account, store, clock } = dependencies;
  const verify = (req: IncomingMessage) => verifyToken(readToken(req), account, clock.now());

  async function claim(token: TokenUse): Promise<void> {
    if (isReplay(token, await store.claim(token))) throw new SignatureRefused('replayed');
  }

  const questionToken = (claims: Claims) => ({
    ...useOf(claims, 'answer', clock.now()),
    againMs: askAgainMs,
  });

  async function signedBody(req: IncomingMessage) {
    const claims = verify(req);
    const bytes = await readBody(req);
    checkPayload(claims.payload_hash, [bytes]);
    return { claims, bytes };
  }

  return {
    event: async (req) => {
      const { claims, bytes } = await signedBody(req);
      return { bytes, hash: claims.payload_hash, token: useOf(claims, 'event', clock.now()) };
    },
    question: async (req) => {
      const { claims, bytes } = await signedBody(req);
      await claim(questionToken(claims));
      return bytes;
    },
    questionIn: (req) => {
      const claims = verify(req);
      const { fields, texts } = signedQuery(req.originalUrl);
      checkPayload(claims.payload_hash, texts);
      return { fields, token: questionToken(claims) };
    },
    claim,
  };
}

/** The same token may be shown again only with the same words at the same place. */
function useOf({ jti, payload_hash }: Claims, at: 'event' | 'answer', now: number): TokenUse {
  return { id: jti, usedFor: `${at} ${payload_hash}`, usedAt: now };
}
