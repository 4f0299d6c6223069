import { z } from 'zod';
import { whole } from './loose.ts';

export const machineDetection = z.enum(['continue', 'hangup']);

/** Wins over the simple detection where both are named. */
export const advancedMachineDetection = z.object({
  behavior: z.enum(['continue', 'hangup']).optional(),
  mode: z.enum(['default', 'detect', 'detect_beep']).optional(),
  /** Seconds. */
  beep_timeout: whole(30, 120).optional(),
});

export type AdvancedMachineDetection = z.infer<typeof advancedMachineDetection>;
