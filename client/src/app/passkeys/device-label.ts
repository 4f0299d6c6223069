import { DOCUMENT, inject, InjectionToken } from '@angular/core';
import { browserWords } from '../account/browser-words.ts';

/** How a passkey made here is told from others, such as "Firefox on Windows". */
export const DEVICE_LABEL = new InjectionToken<string>('device label', {
  providedIn: 'root',
  factory: () => browserWords(inject(DOCUMENT).defaultView?.navigator.userAgent ?? ''),
});
