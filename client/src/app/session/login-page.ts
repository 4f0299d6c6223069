import { Component, computed, inject, signal, viewChild, type ElementRef } from '@angular/core';
import { Router } from '@angular/router';
import { ApiFailure } from '../api/api-failure.ts';
import { SessionStore } from './session-store.ts';

/** Where people sign in; all it asks is who they are. */
@Component({
  selector: 'app-login-page',
  templateUrl: './login-page.html',
})
export class LoginPage {
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);

  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  protected readonly pending = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly notice = computed(() =>
    this.session.lost() && !this.problem() ? 'Your session has ended. Sign in again.' : null,
  );

  protected async signIn(event: Event): Promise<void> {
    event.preventDefault();
    if (this.pending()) return;
    const username = this.field().nativeElement.value.trim();
    this.problem.set(null);
    if (username === '') {
      this.refuse('Type your username.');
      return;
    }
    this.pending.set(true);
    try {
      await this.session.signIn(username);
      await this.router.navigateByUrl('/home');
    } catch (error) {
      this.refuse(wordsFor(error));
    } finally {
      this.pending.set(false);
    }
  }

  private refuse(words: string): void {
    this.problem.set(words);
    this.field().nativeElement.focus();
  }
}

function wordsFor(error: unknown): string {
  if (!(error instanceof ApiFailure)) throw error;
  return error.code === 'server-unreachable'
    ? 'Hotline can’t be reached. Check your connection and try again.'
    : error.message;
}
