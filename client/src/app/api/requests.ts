import { inject, Injectable, InjectionToken, signal } from '@angular/core';
import type { ApiError } from '@hotline/protocol/session';
import { ApiFailure, unreachable } from './api-failure.ts';

export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/** How requests leave the page. */
export const FETCH = new InjectionToken<Fetch>('fetch', {
  providedIn: 'root',
  factory: () => (path, init) => fetch(path, init),
});

/** No answer for this long counts as "cannot be reached". */
const patience = 10_000;

/** How the page asks our own server. Every failure is an `ApiFailure`. */
@Injectable({ providedIn: 'root' })
export class Requests {
  private readonly fetch = inject(FETCH);
  private readonly refusal = signal(false);

  /** True from the moment the server says that nobody is signed in any more. */
  readonly refused = this.refusal.asReadonly();

  /** Somebody has signed in. */
  accept(): void {
    this.refusal.set(false);
  }

  /** As `send`, where one must be signed in: a 401 says that the session is over, unless a proof failed. */
  async guarded<T>(method: string, path: string, body?: object): Promise<T> {
    try {
      return await this.send<T>(method, path, body);
    } catch (error) {
      if (error instanceof ApiFailure && error.status === 401 && error.code !== 'sign-in-failed') {
        this.refusal.set(true);
      }
      throw error;
    }
  }

  async send<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await this.fetch(path, {
      method,
      signal: AbortSignal.timeout(patience),
      // What is given up, and what is told of it, must reach the server also from a page that is closed.
      keepalive: method === 'DELETE' || path.endsWith('/notes'),
      ...(body && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    }).catch(() => {
      throw unreachable();
    });
    if (!response.ok) throw await failureOf(response);
    // The edge: our own server on our own origin keeps to the shared types.
    return (response.status === 204 ? undefined : await response.json()) as T;
  }
}

async function failureOf(response: Response): Promise<ApiFailure> {
  // A proxy in between may answer with a page of its own.
  const error = (await response.json().catch(() => ({}))) as Partial<ApiError>;
  const { code = 'server-fault', message = 'Hotline had a problem.' } = error;
  const retryAfter = Number(response.headers.get('Retry-After') ?? 0);
  return new ApiFailure(response.status, code, message, retryAfter);
}
