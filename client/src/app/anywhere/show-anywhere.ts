import { inject, type ViewContainerRef } from '@angular/core';
import { CallStore } from '../calls/call-store.ts';
import { showLate } from '../show-late.ts';

/** Has what shows the call outside of the page, and its buttons, put there once there is a call. */
export function showAnywhere(place: () => ViewContainerRef): void {
  const calls = inject(CallStore);
  showLate({
    wanted: () => calls.live() !== null,
    fetch: async () => (await import('./anywhere.ts')).Anywhere,
    put: (component) => place().createComponent(component),
  });
}
