import { DOCUMENT, inject, InjectionToken } from '@angular/core';

/** Puts a text on the clipboard. Rejects when the browser does not let it, or has none. */
export const COPY_TEXT = new InjectionToken<(text: string) => Promise<void>>('clipboard', {
  providedIn: 'root',
  factory: () => {
    const window = inject(DOCUMENT).defaultView;
    return async (text) => {
      // A page that is not secure has no clipboard.
      const clipboard: Clipboard | undefined = window?.navigator.clipboard;
      if (!clipboard) throw new Error('There is no clipboard.');
      await clipboard.writeText(text);
    };
  },
});
