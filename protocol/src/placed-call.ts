import { z } from 'zod';
import type { Call } from './call.ts';

/** Body of `POST /api/calls`. */
export const placeCall = z.object({
  contactId: z.string().min(1).max(64),
  /** The page that will hold the call's sound, as its stream of live updates names itself. */
  page: z.uuid().optional(),
});

/** Query of `DELETE /api/calls/:id`: why the page lets go of a call that nobody has answered. */
export const letGo = z.object({
  because: z.enum(['cancelled', 'service-fault']).default('cancelled'),
});
export type LetGoReason = z.infer<typeof letGo>['because'];

/** Answer of `POST /api/calls`: the browser dials this id; only the server knows the number. */
export interface PlacedCall {
  /** 26 lower-case base-32 characters, redeemed once, by its user, within 60 s. */
  readonly id: string;
}

/** Data of the server-sent event `call` on `GET /api/events`: the whole call as the server knows it now. */
export interface CallUpdate {
  readonly id: string;
  readonly contactId: string;
  readonly call: Call;
  /** What all its legs cost so far, in the account's currency (euro), as a decimal number; absent until told. */
  readonly price?: string;
}

/** Answer of `GET /api/calls`: the newest first. */
export interface CallPage {
  readonly calls: readonly CallUpdate[];
  /** Goes into `?before=` for the calls before these; absent when there are none. */
  readonly next?: string;
}
