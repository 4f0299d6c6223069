import { afterNextRender, DOCUMENT, effect, inject, Injector } from '@angular/core';

/**
 * When what had the focus is gone once `changes` are drawn, `rescue` gives the focus a place again. With
 * `area`, only what had the focus inside of it counts.
 */
export function keepFocus(changes: () => unknown, rescue: () => void, area?: HTMLElement): void {
  const document = inject(DOCUMENT);
  const injector = inject(Injector);
  effect(() => {
    changes();
    if (document.activeElement === document.body) return;
    if (area && !area.contains(document.activeElement)) return;
    const saved = (): void => {
      if (document.activeElement === document.body) rescue();
    };
    afterNextRender({ read: saved }, { injector });
  });
}
