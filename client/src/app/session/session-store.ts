import { computed, inject, Injectable, signal } from '@angular/core';
import { ApiFailure } from '../api/api-failure.ts';
import { Api } from '../api/api.ts';
import { Requests } from '../api/requests.ts';
import type { Session } from '@hotline/protocol/session';

/** Who is signed in. The session itself is a cookie that no script can read. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private readonly api = inject(Api);
  private readonly requests = inject(Requests);
  private readonly known = signal<Session | null>(null);
  private readonly session = computed(() => (this.requests.refused() ? null : this.known()));

  /** Null when nobody is signed in. */
  readonly username = computed(() => this.session()?.username ?? null);
  /** Sees what goes wrong, and everybody's calls. */
  readonly admin = computed(() => this.session()?.admin === true);
  /** True when a session that was there is over without having been signed out. */
  readonly lost = this.requests.refused;

  /** Signs in; in a demo the name is enough. */
  async signIn(username: string, passphrase?: string): Promise<void> {
    this.begin(
      await this.api.signIn({ username, ...(passphrase !== undefined && { passphrase }) }),
    );
  }

  /** Somebody has signed in, in whatever way. */
  begin(session: Session): void {
    this.requests.accept();
    this.known.set(session);
  }

  /** Takes up the session that the browser still has, as after a reload. True when there is one. */
  async restore(): Promise<boolean> {
    if (this.username() !== null) return true;
    if (this.lost()) return false;
    try {
      this.known.set(await this.api.whoAmI());
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
