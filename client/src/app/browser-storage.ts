import { DOCUMENT, inject, InjectionToken } from '@angular/core';

export interface BrowserStorage {
  read(key: string): string | null;
  write(key: string, value: string): void;
}

/** Shared by all windows of this browser, for good. */
export const BROWSER_STORAGE = new InjectionToken<BrowserStorage>('localStorage', {
  providedIn: 'root',
  factory: () => {
    const window = inject(DOCUMENT).defaultView;
    return storage(() => window?.localStorage);
  },
});

/** Of this window alone, until it is closed. */
export const WINDOW_STORAGE = new InjectionToken<BrowserStorage>('sessionStorage', {
  providedIn: 'root',
  factory: () => {
    const window = inject(DOCUMENT).defaultView;
    return storage(() => window?.sessionStorage);
  },
});

/** A browser may refuse to store anything: then it is remembered for as long as the page is open. */
function storage(open: () => Storage | undefined): BrowserStorage {
  const memory = new Map<string, string>();
  const attempt = <T>(use: (to: Storage) => T): T | undefined => {
    try {
      const to = open();
      return to && use(to);
    } catch {
      return undefined;
    }
  };
  return {
    read: (key) => attempt((from) => from.getItem(key)) ?? memory.get(key) ?? null,
    write: (key, value) => {
      memory.set(key, value);
      attempt((to) => {
        to.setItem(key, value);
      });
    },
  };
}
