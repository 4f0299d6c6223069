import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import type { Session } from '@hotline/protocol/session';
import { SessionStore } from '../session/session-store.ts';

/** Where those go who have signed in. */
@Injectable({ providedIn: 'root' })
export class Entrance {
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);

  async enter(session: Session): Promise<void> {
    this.session.begin(session);
    await this.router.navigateByUrl('/home');
  }
}
