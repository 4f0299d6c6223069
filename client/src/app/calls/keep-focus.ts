import { afterNextRender, DOCUMENT, effect, inject, Injector } from '@angular/core';

/** When what had the focus is gone once `changes` are drawn, `rescue` gives the focus a place again. */
export function keepFocus(changes: () => unknown, rescue: () => void): void {
  const document = inject(DOCUMENT);
  const injector = inject(Injector);
  effect(() => {
    changes();
    if (document.activeElement === document.body) return;
    const saved = (): void => {
      if (document.activeElement === document.body) rescue();
    };
    afterNextRender({ read: saved }, { injector });
  });
}
