import { DOCUMENT, inject, Injectable, signal } from '@angular/core';

/** Whether this computer has a network at all, as far as the browser knows. */
@Injectable({ providedIn: 'root' })
export class Connection {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly gone = signal(this.window?.navigator.onLine === false);

  readonly offline = this.gone.asReadonly();

  constructor() {
    this.window?.addEventListener('offline', () => {
      this.gone.set(true);
    });
    this.window?.addEventListener('online', () => {
      this.gone.set(false);
    });
  }

  /** Runs each time the network is back, until the answer is called. */
  whenBack(run: () => void): () => void {
    const ended = new AbortController();
    this.window?.addEventListener('online', run, { signal: ended.signal });
    return () => {
      ended.abort();
    };
  }
}
