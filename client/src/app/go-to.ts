import { Directive, effect, ElementRef, inject, input } from '@angular/core';
import { Router } from '@angular/router';

/** A link within Hotline: followed in place, so that a call that is up goes on. */
@Directive({ selector: 'a[appGoTo]', host: { '(click)': 'follow($event)' } })
export class GoTo {
  private readonly router = inject(Router);
  private readonly element = inject<ElementRef<HTMLAnchorElement>>(ElementRef);

  /** The path, such as "/home". */
  readonly appGoTo = input.required<string>();

  constructor() {
    effect(() => {
      this.element.nativeElement.setAttribute('href', this.appGoTo());
    });
  }

  /** A click that asks for a new window is the browser's. */
  protected follow(event: MouseEvent): void {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void this.router.navigateByUrl(this.appGoTo());
  }
}
