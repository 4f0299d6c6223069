import { computed, inject, Injectable, signal } from '@angular/core';
import { ApiFailure } from '../api/api-failure.ts';
import { Api } from '../api/api.ts';

/** Who is signed in. The session itself is a cookie that no script can read. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private readonly api = inject(Api);
  private readonly known = signal<string | null>(null);

  /** Null when nobody is signed in. */
  readonly username = computed(() => (this.api.refused() ? null : this.known()));
  /** True when a session that was there is over without having been signed out. */
  readonly lost = computed(() => this.api.refused());

  async signIn(username: string): Promise<void> {
    const session = await this.api.signIn(username);
    this.known.set(session.username);
  }

  /** Takes up the session that the browser still has, as after a reload. True when there is one. */
  async restore(): Promise<boolean> {
    if (this.username() !== null) return true;
    if (this.lost()) return false;
    try {
      const session = await this.api.whoAmI();
      this.known.set(session.username);
      return true;
    } catch (error) {
      if (error instanceof ApiFailure && error.status === 401) return false;
      throw error;
    }
  }

  async signOut(): Promise<void> {
    await this.api.signOut();
    this.known.set(null);
  }
}
