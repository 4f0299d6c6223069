import { inject } from '@angular/core';
import { RedirectCommand, Router, type CanActivateFn } from '@angular/router';
import { SessionStore } from './session-store.ts';

/** Lets only signed-in people pass; the others are led to the sign-in page. */
export const signedInGuard: CanActivateFn = async () => {
  const session = inject(SessionStore);
  const login = new RedirectCommand(inject(Router).parseUrl('/login'));
  // The sign-in page says by itself when the server cannot be reached.
  return (await session.restore().catch(() => false)) || login;
};
