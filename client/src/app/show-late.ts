import { DestroyRef, effect, ErrorHandler, inject, type Type } from '@angular/core';

export interface LateComponent {
  /** Reads the signals that tell when it is wanted. */
  readonly wanted: () => boolean;
  readonly fetch: () => Promise<Type<unknown>>;
  readonly put: (component: Type<unknown>) => void;
}

/** Fetches a component when it is wanted for the first time, and has it put where it belongs. */
export function showLate({ wanted, fetch, put }: LateComponent): void {
  const errors = inject(ErrorHandler);
  const life = inject(DestroyRef);
  let asked = false;
  effect(() => {
    if (!wanted() || asked) return;
    asked = true;
    void fetch()
      .then((component) => {
        if (!life.destroyed) put(component);
      })
      .catch((error: unknown) => {
        // The next call tries again.
        asked = false;
        errors.handleError(error);
      });
  });
}
