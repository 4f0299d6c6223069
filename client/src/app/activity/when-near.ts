import {
  DestroyRef,
  Directive,
  effect,
  ElementRef,
  inject,
  InjectionToken,
  input,
  output,
} from '@angular/core';

type Watch = (element: Element, told: (near: boolean) => void) => () => void;

/** How far beyond what can be seen counts as near. */
const margin = '800px 0px';

/** Tells whether an element is near what can be seen, now and at each change, until the answer is called. */
export const WATCH_NEARNESS = new InjectionToken<Watch>('IntersectionObserver', {
  providedIn: 'root',
  factory: () => (element, told) => {
    const observer = new IntersectionObserver(
      (entries) => {
        const last = entries.at(-1);
        if (last) told(last.isIntersecting);
      },
      // The list scrolls with the page on a narrow screen, and by itself on a wide one.
      { rootMargin: margin, scrollMargin: margin },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  },
});

/** Tells when its element comes near what can be seen, or goes; and again whenever what it is given changes. */
@Directive({ selector: '[appWhenNear]' })
export class WhenNear {
  private readonly element = inject<ElementRef<Element>>(ElementRef);
  private readonly watch = inject(WATCH_NEARNESS);

  readonly appWhenNear = input<unknown>();

  readonly nearChanged = output<boolean>();

  constructor() {
    let stop = (): void => undefined;
    effect(() => {
      this.appWhenNear();
      stop();
      stop = this.watch(this.element.nativeElement, (near) => {
        this.nearChanged.emit(near);
      });
    });
    inject(DestroyRef).onDestroy(() => {
      stop();
    });
  }
}
