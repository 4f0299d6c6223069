import {
  Component,
  computed,
  DestroyRef,
  inject,
  signal,
  viewChild,
  ViewContainerRef,
} from '@angular/core';
import type { Welcome } from '@hotline/protocol/sign-in';
import { Api } from '../api/api.ts';
import { Connection } from '../api/connection.ts';
import { NameSignIn } from './name-sign-in.ts';
import { SessionStore } from './session-store.ts';

/** Where people sign in: by name in a demo, and in earnest by what only they have or know. */
@Component({
  selector: 'app-login-page',
  imports: [NameSignIn],
  templateUrl: './login-page.html',
})
export class LoginPage {
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);

  private readonly place = viewChild.required('place', { read: ViewContainerRef });

  protected readonly welcome = signal<Welcome | null>(null);
  protected readonly away = signal(false);
  protected readonly demo = computed(() => this.welcome()?.mode === 'demo');
  protected readonly notice = computed(() =>
    this.session.lost() ? 'Your session has ended. Sign in again.' : null,
  );

  constructor() {
    const stopListening = inject(Connection).whenBack(() => {
      if (this.away()) void this.ask();
    });
    inject(DestroyRef).onDestroy(stopListening);
    void this.ask();
  }

  /** Asks how one signs in here. */
  protected async ask(): Promise<void> {
    this.away.set(false);
    try {
      const welcome = await this.api.welcome();
      if (welcome.mode === 'live') {
        // Nobody waits for this in a demo.
        const { LiveSignIn } = await import('../sign-in/live-sign-in.ts');
        this.place().clear();
        this.place().createComponent(LiveSignIn).setInput('welcome', welcome);
      }
      this.welcome.set(welcome);
    } catch {
      // The page says so and offers to try again.
      this.away.set(true);
    }
  }
}
