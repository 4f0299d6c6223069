import type { Routes } from '@angular/router';
import { signedInGuard } from './session/signed-in-guard.ts';

export const routes: Routes = [
  {
    path: 'login',
    title: 'Sign in – Hotline',
    loadComponent: () => import('./session/login-page.ts').then(({ LoginPage }) => LoginPage),
  },
  {
    path: 'setup',
    title: 'Set up your sign-in – Hotline',
    loadComponent: () => import('./sign-in/setup-page.ts').then(({ SetupPage }) => SetupPage),
  },
  { path: '', pathMatch: 'full', redirectTo: 'home' },
  {
    path: '',
    canActivate: [signedInGuard],
    loadComponent: () => import('./calls/hotline-page.ts').then(({ HotlinePage }) => HotlinePage),
    children: [
      { path: 'home', children: [] },
      {
        path: 'account',
        data: { place: 'Your account' },
        loadComponent: () =>
          import('./account/account-page.ts').then(({ AccountPage }) => AccountPage),
      },
      {
        path: 'admin',
        data: { place: 'Administration' },
        loadComponent: () => import('./admin/admin-page.ts').then(({ AdminPage }) => AdminPage),
      },
      {
        path: 'calls/:id',
        data: { place: 'Call details' },
        loadComponent: () =>
          import('./timeline/timeline-page.ts').then(({ TimelinePage }) => TimelinePage),
      },
    ],
  },
  { path: '**', redirectTo: 'home' },
];
