import { z } from 'zod';
import { remembered } from '../remembered.ts';

/** What an answer of ours may hold, apart from the one number that it connects to. */
export interface NccoRules {
  /** Hotline's own number. */
  readonly from: string;
  readonly eventUrl: string;
}

/** Whether these words may go to the platform. `number` is the one that they may connect to; without it they may only speak. */
export type SoundNcco = (text: string, number?: string) => boolean;

/** Plain words: no control, direction-changing or invisible characters, and nothing that reads as markup. */
const plain = z.string().regex(/^[^\p{C}\p{Zl}\p{Zp}<>&]{1,200}$/u);

const talk = z.strictObject({ action: z.literal('talk'), text: plain });

/**
 * Our own rules for what is sent, written apart from what makes it: whatever goes wrong there, nothing is dialled but
 * one number, for a bounded time. Stricter than the platform, which would take nearly anything.
 */
export function createSoundNcco({ from, eventUrl }: NccoRules): SoundNcco {
  const connect = z.strictObject({
    action: z.literal('connect'),
    from: z.literal(from),
    endpoint: z.tuple([
      z.strictObject({ type: z.literal('phone'), number: z.string().regex(/^[1-9]\d{6,14}$/) }),
    ]),
    timeout: z.int().min(1).max(45),
    limit: z.int().min(1).max(3600),
    machineDetection: z.literal('continue'),
    eventUrl: z.tuple([z.literal(eventUrl)]),
  });
  const spoken = z.tuple([talk]);
  const connected = z.tuple([talk, connect]);

  const speaks = (text: string): boolean => spoken.safeParse(JSON.parse(text)).success;
  /** The number that the words connect to, when they are sound; the same words are judged once. */
  const connectsTo = remembered((text): string | null => {
    const { data } = connected.safeParse(JSON.parse(text));
    return data ? data[1].endpoint[0].number : null;
  });

  return (text, number) => (number === undefined ? speaks(text) : connectsTo(text) === number);
}
