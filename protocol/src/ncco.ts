import { z } from 'zod';

/**
 * The NCCO actions that Hotline speaks, as the platform's NCCO reference defines them.
 * The platform takes numbers and booleans as strings too, hence the coercions.
 */
const loose = { number: z.coerce.number(), boolean: z.union([z.boolean(), z.stringbool()]) };
const oneUrl = z.array(z.url()).length(1);
const method = z.enum(['GET', 'POST']);

export const talk = z.object({
  action: z.literal('talk'),
  text: z.string().min(1).max(1500),
  bargeIn: loose.boolean.optional(),
  /** 0 plays for ever. */
  loop: loose.number.int().min(0).optional(),
  /** −1 (quiet) to 1 (loud). */
  level: loose.number.min(-1).max(1).optional(),
  /** BCP-47, `en-US` when left out. */
  language: z.string().optional(),
  style: loose.number.int().min(0).optional(),
  premium: loose.boolean.optional(),
});

/** E.164 without the plus sign, as the platform writes numbers. */
const number = z.string().regex(/^\d{7,15}$/);

export const phoneEndpoint = z.object({
  type: z.literal('phone'),
  number,
  dtmfAnswer: z.string().optional(),
});

export const connect = z.object({
  action: z.literal('connect'),
  /** Exactly one, in an array, as the platform wants it today. */
  endpoint: z.array(phoneEndpoint).length(1),
  from: number.optional(),
  randomFromNumber: loose.boolean.optional(),
  eventType: z.literal('synchronous').optional(),
  /** Seconds of ringing, 60 when left out. */
  timeout: loose.number.int().min(1).max(120).optional(),
  /** Seconds of talking, 7200 when left out. */
  limit: loose.number.int().min(1).max(7200).optional(),
  machineDetection: z.enum(['continue', 'hangup']).optional(),
  eventUrl: oneUrl.optional(),
  eventMethod: method.optional(),
  ringbackTone: z.url().optional(),
});

export const action = z.discriminatedUnion('action', [talk, connect]);
export const ncco = z.array(action);

export type Talk = z.infer<typeof talk>;
export type Connect = z.infer<typeof connect>;
export type Action = z.infer<typeof action>;
export type Ncco = z.infer<typeof ncco>;
