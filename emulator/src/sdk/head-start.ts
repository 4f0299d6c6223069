import type { Clock } from '../platform/ports.ts';

/** The reply to a knock takes another way than the events of its call: these wait until it has surely come. */
export interface HeadStart {
  /** Lets the events of that conversation wait for a moment. */
  readonly give: (conversation: string, milliseconds?: number) => void;
  /** From now on nothing of that conversation is delivered. */
  readonly withhold: (conversation: string) => void;
  /** Delivers now, or when the moment is over, in the same order. */
  readonly after: (conversation: string, deliver: () => void) => void;
}

/** Milliseconds. */
export const headStart = 50;

export function createHeadStart(clock: Clock): HeadStart {
  const waiting = new Map<string, (() => void)[]>();
  const withheld = new Set<string>();
  return {
    give: (conversation, milliseconds = headStart) => {
      const held: (() => void)[] = [];
      waiting.set(conversation, held);
      clock.after(milliseconds, () => {
        waiting.delete(conversation);
        for (const deliver of held) deliver();
      });
    },
    withhold: (conversation) => {
      withheld.add(conversation);
    },
    after: (conversation, deliver) => {
      if (withheld.has(conversation)) return;
      const held = waiting.get(conversation);
      if (held) held.push(deliver);
      else deliver();
    },
  };
}
