import { z } from 'zod';
import { looseNumber } from './loose.ts';

/** Out of range is brought into range by the platform, not refused. */
const seconds = looseNumber.transform((value) => Math.min(7200, Math.max(0.1, value)));

export const wait = z.object({ action: z.literal('wait'), timeout: seconds.default(10) });

export type Wait = z.infer<typeof wait>;
