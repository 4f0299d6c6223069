import { DOCUMENT, inject, InjectionToken } from '@angular/core';

/** Goes to a page that is not Hotline's. */
export const LEAVE = new InjectionToken<(url: string) => void>('location.assign', {
  providedIn: 'root',
  factory: () => {
    const { location } = inject(DOCUMENT);
    return (url) => {
      location.assign(url);
    };
  },
});
