import { DestroyRef, effect, ErrorHandler, inject, type ViewContainerRef } from '@angular/core';
import { PhoneLine } from '../voice/phone-line.ts';

/** Fetches what looks after the sound when there is some for the first time, and puts what it shows there. */
export function showQuality(place: () => ViewContainerRef): void {
  const line = inject(PhoneLine);
  const errors = inject(ErrorHandler);
  const life = inject(DestroyRef);
  let asked = false;
  effect(() => {
    if (asked || !line.media()) return;
    asked = true;
    void import('./quality.ts')
      .then(({ Quality }) => {
        if (!life.destroyed) place().createComponent(Quality, { index: 0 });
      })
      .catch((error: unknown) => {
        // The next call tries again.
        asked = false;
        errors.handleError(error);
      });
  });
}
