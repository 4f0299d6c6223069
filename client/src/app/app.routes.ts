import type { Routes } from '@angular/router';
import { signedInGuard } from './session/signed-in-guard.ts';

export const routes: Routes = [
  {
    path: 'login',
    title: 'Sign in – Hotline',
    loadComponent: () => import('./session/login-page.ts').then(({ LoginPage }) => LoginPage),
  },
  {
    path: 'home',
    canActivate: [signedInGuard],
    loadComponent: () => import('./calls/hotline-page.ts').then(({ HotlinePage }) => HotlinePage),
  },
  { path: '**', redirectTo: 'home' },
];
