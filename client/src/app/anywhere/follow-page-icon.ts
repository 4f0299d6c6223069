import { computed, DestroyRef, DOCUMENT, effect, inject } from '@angular/core';
import { OutsideView } from './outside-view.ts';
import { pageIcon } from './page-icon.ts';

/** Lets the page's icon show the call, for whoever looks at the tabs only. */
export function followPageIcon(): void {
  const view = inject(OutsideView);
  const link = inject(DOCUMENT).querySelector<HTMLLinkElement>('link[rel=icon]');
  if (!link) return;
  const usual = link.href;
  const url = computed(() => pageIcon({ phase: view.phase(), muted: view.muted() }) ?? usual);
  effect(() => {
    link.href = url();
  });
  inject(DestroyRef).onDestroy(() => {
    link.href = usual;
  });
}
