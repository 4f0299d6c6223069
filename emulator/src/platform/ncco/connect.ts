import { z } from 'zod';
import { endpoint, number } from './endpoint.ts';
import { looseBoolean, whole } from './loose.ts';
import { machineDetection, advancedMachineDetection } from './machine-detection.ts';
import { targetFields } from './target.ts';

export const connect = z.object({
  action: z.literal('connect'),
  /** Exactly one, in an array, as the platform wants it today. */
  endpoint: z.tuple([endpoint]),
  /** A number; towards other endpoints than phones also a user's name. */
  from: z.union([number, z.string().min(1)]).optional(),
  randomFromNumber: looseBoolean.optional(),
  eventType: z.enum(['synchronous', 'asynchronous']).optional(),
  /** Seconds of ringing, 60 when left out. */
  timeout: whole(1, 120).optional(),
  /** Seconds of talking, 7200 when left out. */
  limit: whole(1, 7200).optional(),
  machineDetection: machineDetection.optional(),
  advancedMachineDetection: advancedMachineDetection.optional(),
  ...targetFields,
  ringbackTone: z.url({ protocol: /^https?$/ }).optional(),
});

export type Connect = z.infer<typeof connect>;
