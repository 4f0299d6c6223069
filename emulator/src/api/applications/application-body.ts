import { z } from 'zod';

const flag = (reason = 'must be a boolean') => z.boolean(reason);
const within = (least: number, most: number) => {
  const reason = `must be between ${least} and ${most}`;
  return z.int(reason).min(least, reason).max(most, reason);
};
const object = 'must be an object';

/** Milliseconds. */
const shortest = { connect: 300, socket: 1000 };

const webhook = (longestSocket: number) =>
  z.object(
    {
      address: z.url({ protocol: /^https?$/, error: 'must be a valid URL' }),
      http_method: z.enum(['GET', 'POST'], 'must be one of: GET, POST').optional(),
      connect_timeout: within(shortest.connect, 1000).optional(),
      socket_timeout: within(shortest.socket, longestSocket).optional(),
    },
    object,
  );

const regions = ['na-east', 'na-west', 'eu-east', 'eu-west', 'apac-sng', 'apac-australia'] as const;

const voice = z.object(
  {
    webhooks: z
      .object(
        {
          answer_url: webhook(5000).optional(),
          fallback_answer_url: webhook(5000).optional(),
          event_url: webhook(10_000).optional(),
        },
        object,
      )
      .default({}),
    signed_callbacks: flag().default(true),
    conversations_ttl: within(1, 9000).default(48),
    leg_persistence_time: within(1, 31).default(2),
    region: z.enum(regions, `must be one of: ${regions.join(', ')}`).optional(),
  },
  object,
);

/** The body with which an application is created or replaced, with the platform's defaults. */
export const applicationBody = z.object(
  {
    name: z.string('is required, and must be a string').min(1, 'must not be empty'),
    keys: z.object({ public_key: z.string('must be a string').optional() }, object).default({}),
    capabilities: z
      .object({ voice: voice.optional() }, object)
      .catchall(z.record(z.string(), z.unknown(), object))
      .default({}),
    privacy: z.object({ improve_ai: flag().default(true) }, object).default({ improve_ai: true }),
  },
  object,
);

export type ApplicationBody = z.infer<typeof applicationBody>;
export type WebhookBody = z.infer<ReturnType<typeof webhook>>;
