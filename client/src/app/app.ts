import { Component, effect, inject } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { SessionStore } from './session/session-store.ts';

/** The frame of all pages. Leads to the sign-in page when the session is over. */
@Component({
  selector: 'app-root',
  imports: [RouterOutlet],
  template: '<router-outlet />',
})
export class App {
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);

  constructor() {
    effect(() => {
      if (this.session.lost()) void this.router.navigateByUrl('/login');
    });
  }
}
