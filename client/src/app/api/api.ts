import { inject, Injectable } from '@angular/core';
import type { Contacts } from '@hotline/protocol/contact';
import type { CallPage, CallUpdate, LetGoReason, PlacedCall } from '@hotline/protocol/placed-call';
import type { Session, Settings } from '@hotline/protocol/session';
import type { Welcome } from '@hotline/protocol/sign-in';
import type { CallNotes, Timeline } from '@hotline/protocol/timeline';
import { PAGE_ID } from './page-id.ts';
import { Requests } from './requests.ts';

/** How many calls a page of the log has. */
const pageSize = 50;

export interface CallQuery {
  /** Only the calls to this contact. */
  readonly contactId?: string | undefined;
  /** Only the calls before those of the page that gave this as `next`. */
  readonly before?: string | undefined;
}

/** Our own server as the pad needs it, one method for each route. Every failure is an `ApiFailure`. */
@Injectable({ providedIn: 'root' })
export class Api {
  private readonly requests = inject(Requests);
  private readonly page = inject(PAGE_ID);

  /** How one signs in here. */
  welcome(): Promise<Welcome> {
    return this.requests.send('GET', '/api/welcome');
  }

  signIn(who: { readonly username: string; readonly passphrase?: string }): Promise<Session> {
    return this.requests.send('POST', '/api/session', who);
  }

  whoAmI(): Promise<Session> {
    return this.requests.send('GET', '/api/session');
  }

  signOut(): Promise<void> {
    return this.requests.send('DELETE', '/api/session');
  }

  token(username: string): Promise<string> {
    return this.requests.guarded('GET', `/auth/${encodeURIComponent(username)}`);
  }

  settings(): Promise<Settings> {
    return this.requests.guarded('GET', '/api/settings');
  }

  contacts(): Promise<Contacts> {
    return this.requests.guarded('GET', '/api/contacts');
  }

  /** The server ends the call when this page is gone. */
  placeCall(contactId: string): Promise<PlacedCall> {
    return this.requests.guarded('POST', '/api/calls', { contactId, page: this.page });
  }

  cancelCall(id: string, because: LetGoReason = 'cancelled'): Promise<void> {
    const why = because === 'cancelled' ? '' : `?because=${because}`;
    return this.requests.guarded('DELETE', `/api/calls/${encodeURIComponent(id)}${why}`);
  }

  /** The newest first. */
  calls({ contactId, before }: CallQuery = {}): Promise<CallPage> {
    const query = new URLSearchParams({ limit: String(pageSize) });
    if (contactId !== undefined) query.set('contactId', contactId);
    if (before !== undefined) query.set('before', before);
    return this.requests.guarded('GET', `/api/calls?${query}`);
  }

  call(id: string): Promise<CallUpdate> {
    return this.requests.guarded('GET', `/api/calls/${encodeURIComponent(id)}`);
  }

  timeline(id: string): Promise<Timeline> {
    return this.requests.guarded('GET', `/api/calls/${encodeURIComponent(id)}/timeline`);
  }

  sendNotes(id: string, notes: CallNotes): Promise<void> {
    return this.requests.guarded('POST', `/api/calls/${encodeURIComponent(id)}/notes`, notes);
  }
}
