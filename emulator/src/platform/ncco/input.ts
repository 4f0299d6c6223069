import { z } from 'zod';
import { between, looseBoolean, whole } from './loose.ts';
import { targetFields } from './target.ts';

const dtmf = z.object({
  /** Seconds without a key. */
  timeOut: whole(0, 10).optional(),
  maxDigits: whole(1, 20).optional(),
  submitOnHash: looseBoolean.optional(),
});

const speech = z.object({
  /** Whose speech: the caller's when left out. */
  uuid: z.tuple([z.string()]).optional(),
  /** Seconds. */
  endOnSilence: between(0.4, 10).optional(),
  language: z.string().optional(),
  context: z.array(z.string()).optional(),
  startTimeout: whole(1, 60).optional(),
  maxDuration: whole(1, 60).optional(),
  saveAudio: looseBoolean.optional(),
  sensitivity: whole(10, 100).optional(),
});

/** Old instructions say nothing of a type, and mean keys; some have the settings of keys at the top. */
export const input = z
  .object({
    action: z.literal('input'),
    type: z
      .array(z.enum(['dtmf', 'speech']))
      .min(1)
      .optional(),
    mode: z.enum(['synchronous', 'asynchronous']).optional(),
    dtmf: dtmf.optional(),
    speech: speech.optional(),
    ...dtmf.shape,
    ...targetFields,
  })
  .refine(({ mode, type, dtmf: keys, timeOut, maxDigits, submitOnHash }) => {
    if (mode !== 'asynchronous') return true;
    const settings = Object.values({ timeOut, maxDigits, submitOnHash, ...keys });
    return type?.includes('speech') !== true && settings.every((setting) => setting === undefined);
  });

export type Input = z.infer<typeof input>;
