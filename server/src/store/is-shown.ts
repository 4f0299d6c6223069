import type { Change } from './store.ts';

/** Whether a person can see the change. A change that leaves `call` as it is keeps the very same one. */
export function isShown({ before, after }: Change): boolean {
  return before.call !== after.call || before.price !== after.price;
}
