import { DestroyRef, effect, ErrorHandler, inject, type ViewContainerRef } from '@angular/core';
import { CallStore } from '../calls/call-store.ts';

/** Fetches what shows the call outside of the page when there is one for the first time, and puts its buttons there. */
export function showAnywhere(place: () => ViewContainerRef): void {
  const calls = inject(CallStore);
  const errors = inject(ErrorHandler);
  const life = inject(DestroyRef);
  let asked = false;
  effect(() => {
    if (asked || !calls.live()) return;
    asked = true;
    void import('./anywhere.ts')
      .then(({ Anywhere }) => {
        if (!life.destroyed) place().createComponent(Anywhere);
      })
      .catch((error: unknown) => {
        // The next call tries again.
        asked = false;
        errors.handleError(error);
      });
  });
}
