import type { WebhookReply, WebhookRequest } from '../platform/ports.ts';
import type { HttpReply } from './attempt.ts';

/** What becomes of one webhook, step by step; `of` is the same in all of them. */
export type WebhookTrace =
  WebhookAsked | WebhookTried | (About & { readonly state: 'over'; readonly reply: WebhookReply });

interface About {
  readonly kind: 'webhook';
  readonly of: WebhookRequest;
}

/** It is on its way, or a fault keeps it from being sent. */
export interface WebhookAsked extends About {
  readonly state: 'asked';
  /** Whether the call waits for instructions, or is only told about. */
  readonly purpose: 'ask' | 'tell';
  /** How long it had to wait for the ones before it. */
  readonly waited?: number;
  /** The fault, switched on by somebody, that befalls it. */
  readonly fault?: string;
}

/** One attempt is over. */
export interface WebhookTried extends About {
  readonly state: 'tried';
  /** Epoch milliseconds at which it began. */
  readonly at: number;
  readonly signed: boolean;
  /** What was replied, as far as it came, or why nothing was. */
  readonly reply?: HttpReply | undefined;
  readonly error?: string;
}

/** Must not throw, and must be quick. */
export type OnWebhookTrace = (trace: WebhookTrace) => void;
