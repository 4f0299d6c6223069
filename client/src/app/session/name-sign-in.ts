import { Component, inject, signal, viewChild, type ElementRef } from '@angular/core';
import { Router } from '@angular/router';
import { ApiFailure } from '../api/api-failure.ts';
import { SessionStore } from './session-store.ts';

/** All a demo asks is who one is. */
@Component({
  selector: 'app-name-sign-in',
  templateUrl: './name-sign-in.html',
})
export class NameSignIn {
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);

  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  protected readonly pending = signal(false);
  protected readonly problem = signal<string | null>(null);

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
