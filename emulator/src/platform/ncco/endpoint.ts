import { z } from 'zod';

/** E.164 without plus sign. */
export const number = z.string().regex(/^\d{7,15}$/, 'is no E.164 number without plus sign');

const headers = z.record(z.string(), z.unknown());

const phone = z.object({
  type: z.literal('phone'),
  number,
  /** Keys pressed once it is answered; `p` is a pause of 500 ms. */
  dtmfAnswer: z
    .string()
    .regex(/^[\d*#pP]*$/)
    .optional(),
  onAnswer: z
    .object({
      url: z.url({ protocol: /^https?$/ }),
      ringbackTone: z.url().optional(),
      /** The former name. */
      ringback: z.url().optional(),
    })
    .optional(),
  shaken: z.string().optional(),
});

const app = z.object({ type: z.literal('app'), user: z.string().min(1) });

const websocket = z.object({
  type: z.literal('websocket'),
  uri: z.url({ protocol: /^wss?$/ }),
  'content-type': z.enum(['audio/l16;rate=8000', 'audio/l16;rate=16000', 'audio/l16;rate=24000']),
  headers: headers.optional(),
  authorization: z
    .discriminatedUnion('type', [
      z.object({ type: z.literal('vonage') }),
      z.object({ type: z.literal('custom'), value: z.string() }),
    ])
    .optional(),
});

const sip = z
  .object({
    type: z.literal('sip'),
    uri: z
      .string()
      .regex(/^sips?:\S+$/)
      .optional(),
    user: z.string().optional(),
    domain: z.string().optional(),
    headers: headers.optional(),
    standardHeaders: z.object({ 'User-to-User': z.string().optional() }).optional(),
    /** The same, as REST writes it. */
    standard_headers: z.object({ 'User-to-User': z.string().optional() }).optional(),
  })
  .refine(({ uri, domain }) => (uri === undefined) !== (domain === undefined));

const vbc = z.object({ type: z.literal('vbc'), extension: z.string().regex(/^\d+$/) });

/** What a call can be connected to. */
export const endpoint = z.discriminatedUnion('type', [phone, app, websocket, sip, vbc]);

export type Endpoint = z.infer<typeof endpoint>;
export type EndpointOf<Type extends Endpoint['type']> = Extract<Endpoint, { type: Type }>;
