import { inject, Injectable, InjectionToken, signal } from '@angular/core';
import type { Contacts } from '@hotline/protocol/contact';
import type { CallPage, CallUpdate, PlacedCall } from '@hotline/protocol/placed-call';
import type { ApiError, Session, Settings } from '@hotline/protocol/session';
import type { CallNotes, Timeline } from '@hotline/protocol/timeline';
import { ApiFailure, unreachable } from './api-failure.ts';
import { PAGE_ID } from './page-id.ts';

export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/** How requests leave the page. */
export const FETCH = new InjectionToken<Fetch>('fetch', {
  providedIn: 'root',
  factory: () => (path, init) => fetch(path, init),
});

/** No answer for this long counts as "cannot be reached". */
const patience = 10_000;

/** How many calls a page of the log has. */
const pageSize = 50;

export interface CallQuery {
  /** Only the calls to this contact. */
  readonly contactId?: string | undefined;
  /** Only the calls before those of the page that gave this as `next`. */
  readonly before?: string | undefined;
}

/** Our own server, one method for each route. Every failure is an `ApiFailure`. */
@Injectable({ providedIn: 'root' })
export class Api {
  private readonly fetch = inject(FETCH);
  private readonly page = inject(PAGE_ID);
  private readonly refusal = signal(false);

  /** True from the moment the server says that nobody is signed in any more. */
  readonly refused = this.refusal.asReadonly();

  async signIn(username: string): Promise<Session> {
    const session = await this.send<Session>('POST', '/api/session', { username });
    this.refusal.set(false);
    return session;
  }

  whoAmI(): Promise<Session> {
    return this.send('GET', '/api/session');
  }

  signOut(): Promise<void> {
    return this.send('DELETE', '/api/session');
  }

  token(username: string): Promise<string> {
    return this.guarded('GET', `/auth/${encodeURIComponent(username)}`);
  }

  settings(): Promise<Settings> {
    return this.guarded('GET', '/api/settings');
  }

  contacts(): Promise<Contacts> {
    return this.guarded('GET', '/api/contacts');
  }

  /** The server ends the call when this page is gone. */
  placeCall(contactId: string): Promise<PlacedCall> {
    return this.guarded('POST', '/api/calls', { contactId, page: this.page });
  }

  cancelCall(id: string): Promise<void> {
    return this.guarded('DELETE', `/api/calls/${encodeURIComponent(id)}`);
  }

  /** The newest first. */
  calls({ contactId, before }: CallQuery = {}): Promise<CallPage> {
    const query = new URLSearchParams({ limit: String(pageSize) });
    if (contactId !== undefined) query.set('contactId', contactId);
    if (before !== undefined) query.set('before', before);
    return this.guarded('GET', `/api/calls?${query}`);
  }

  call(id: string): Promise<CallUpdate> {
    return this.guarded('GET', `/api/calls/${encodeURIComponent(id)}`);
  }

  timeline(id: string): Promise<Timeline> {
    return this.guarded('GET', `/api/calls/${encodeURIComponent(id)}/timeline`);
  }

  sendNotes(id: string, notes: CallNotes): Promise<void> {
    return this.guarded('POST', `/api/calls/${encodeURIComponent(id)}/notes`, notes);
  }

  /** As `send`, for routes where a 401 means that the session is over. */
  private async guarded<T>(method: string, path: string, body?: object): Promise<T> {
    try {
      return await this.send<T>(method, path, body);
    } catch (error) {
      if (error instanceof ApiFailure && error.status === 401) this.refusal.set(true);
      throw error;
    }
  }

  private async send<T>(method: string, path: string, body?: object): Promise<T> {
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
  return new ApiFailure(response.status, code, message);
}
