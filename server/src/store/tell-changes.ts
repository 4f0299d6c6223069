import { isShown } from './is-shown.ts';
import type { Change, Store } from './store.ts';

/** A store that cannot tell of its changes by itself. */
export type SilentStore = Omit<Store, 'onChange'>;

/** The same store, which tells whose calls have changed as soon as that is kept. */
export function tellChanges(store: SilentStore, tell: (user?: string) => void): SilentStore {
  function of(change: Change): void {
    if (isShown(change)) tell(change.after.user);
  }

  async function told(kept: Promise<Change | undefined>): Promise<Change | undefined> {
    const change = await kept;
    if (change) of(change);
    return change;
  }

  return {
    ...store,
    place: async (call) => {
      const placed = await store.place(call);
      if (placed) tell(call.user);
      return placed;
    },
    update: (id, change) => told(store.update(id, change)),
    redeem: async (...asked) => {
      const redeemed = await store.redeem(...asked);
      if (redeemed && redeemed !== 'replayed') of(redeemed);
      return redeemed;
    },
    hear: async (event, change) => {
      const heard = await store.hear(event, change);
      if (heard === 'repeat' || heard === 'replayed') return heard;
      if (event.trouble) tell();
      if (typeof heard !== 'string') of(heard);
      return heard;
    },
  };
}
