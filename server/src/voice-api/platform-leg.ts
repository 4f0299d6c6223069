import { z } from 'zod';

/** Numbers that the platform writes as texts, mostly. */
const amount = z.union([z.string().max(64), z.number().transform(String)]).nullish();

/** `2026-11-21 09:00:00`, as the platform's definition has it, is in UTC without saying so. */
const time = z
  .string()
  .max(64)
  .transform((text) =>
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text) ? `${text.replace(' ', 'T')}.000Z` : text,
  )
  .nullish();

/** What Hotline reads of a leg in `GET /v1/calls`; whom it leads to is left out. */
const platformLeg = z.object({
  uuid: z.string().min(1).max(256),
  conversation_uuid: z.string().max(256).optional(),
  status: z.string().min(1).max(64),
  direction: z.string().max(64).optional(),
  duration: amount,
  price: amount,
  rate: amount,
  network: z.string().max(256).nullish(),
  start_time: time,
  end_time: time,
});

export type PlatformLeg = z.infer<typeof platformLeg>;

/** The answer of `GET /v1/calls`. */
export const legPage = z.object({
  _embedded: z.object({ calls: z.array(platformLeg) }),
});
