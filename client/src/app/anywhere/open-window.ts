import { DOCUMENT, inject, InjectionToken } from '@angular/core';

/** In CSS pixels, without what the browser draws around it. */
const size = { width: 280, height: 120 };

interface PictureInPicture {
  requestWindow(options: { width: number; height: number }): Promise<Window>;
}

type PageWindow = Window & { documentPictureInPicture?: PictureInPicture };

/**
 * Opens a small empty window of this page: one that stays in front of everything where the browser has such
 * windows, a plain one where not; null when the browser refuses. Call it on a click, as browsers demand.
 */
export const OPEN_WINDOW = new InjectionToken<() => Promise<Window | null>>('small window', {
  providedIn: 'root',
  factory: () => {
    const page: PageWindow | null = inject(DOCUMENT).defaultView;
    return async () => {
      const inFront = page?.documentPictureInPicture;
      try {
        if (inFront) return await inFront.requestWindow(size);
      } catch {
        // Whoever may not have the one kind, by a policy or a setting, may still have the other.
      }
      const { width, height } = size;
      return page?.open('', 'hotline-call', `popup,width=${width},height=${height}`) ?? null;
    };
  },
});
