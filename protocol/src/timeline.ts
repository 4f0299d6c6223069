import { z } from 'zod';
import type { CallUpdate } from './placed-call.ts';

/** Answer of `GET /api/calls/:id/timeline`: all that is known of how a call went, oldest first. */
export interface Timeline {
  readonly call: CallUpdate;
  readonly user: string;
  readonly entries: readonly TimelineEntry[];
}

export interface TimelineEntry {
  /** Epoch milliseconds on the server's clock. */
  readonly at: number;
  /** Who tells it: Hotline's server, the phone service, or the browser in the call. */
  readonly from: 'server' | 'platform' | 'browser';
  /** In a few words, such as `placed`, `ringing` or an SDK's own event name. */
  readonly what: string;
  /** Which leg it is of, when it is of one. */
  readonly leg?: 'caller' | 'contact';
  /** The whole of it, with phone numbers masked. */
  readonly body?: unknown;
}

/** Body of `POST /api/calls/:id/notes`: what the voice SDK told the page. */
export const callNotes = z.object({
  /** The browser's clock as this is sent, epoch milliseconds; it need not be right. */
  now: z.number(),
  notes: z
    .array(
      z.object({
        /** When it happened, on the same clock. */
        at: z.number(),
        what: z.string().min(1).max(64),
        detail: z
          .record(z.string(), z.union([z.string().max(256), z.number(), z.boolean()]))
          .optional(),
      }),
    )
    .min(1)
    .max(50),
});

export type CallNotes = z.infer<typeof callNotes>;
