import { inject, type ViewContainerRef } from '@angular/core';
import { showLate } from '../show-late.ts';
import { PhoneLine } from '../voice/phone-line.ts';

/** Has what looks after the sound, and what it shows, put there once there is sound. */
export function showQuality(place: () => ViewContainerRef): void {
  const line = inject(PhoneLine);
  showLate({
    wanted: () => line.media() !== null,
    fetch: async () => (await import('./quality.ts')).Quality,
    put: (component) => place().createComponent(component, { index: 0 }),
  });
}
