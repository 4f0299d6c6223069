import { inject, Injectable, InjectionToken } from '@angular/core';
import type { CallUpdate } from '@hotline/protocol/placed-call';
import type { ServiceNews, TroubleNews } from '@hotline/protocol/service';
import { Clock } from '../clock.ts';
import { Api } from './api.ts';
import { Connection } from './connection.ts';
import { LiveUpdates, type ContactsNews, type LiveHandlers } from './live-updates.ts';
import { PAGE_ID } from './page-id.ts';

/** Opens a stream of server-sent events. */
export const OPEN_EVENT_SOURCE = new InjectionToken<(url: string) => EventSource>('EventSource', {
  providedIn: 'root',
  factory: () => (url) => new EventSource(url),
});

const retryAfter = 3_000;
const closed = 2;

/** Server-sent events of `GET /api/events`. */
@Injectable()
export class EventSourceUpdates extends LiveUpdates {
  private readonly openSource = inject(OPEN_EVENT_SOURCE);
  private readonly clock = inject(Clock);
  private readonly api = inject(Api);
  private readonly connection = inject(Connection);
  private readonly url = `/api/events?page=${inject(PAGE_ID)}`;

  override open(handlers: LiveHandlers): () => void {
    let source: EventSource | undefined;
    let callOff = (): void => undefined;
    const listen = (): void => {
      callOff();
      source?.close();
      source = this.openSource(this.url);
      hear(source, handlers);
      source.onerror = () => {
        // The browser reconnects a broken stream by itself, but never one that was refused.
        if (source?.readyState !== closed) return;
        this.learnWhy();
        callOff = this.clock.after(retryAfter, listen);
      };
    };
    listen();
    // A stream that was cut off may look open for minutes yet, or wait long before it comes back.
    const stopWatching = this.connection.whenBack(listen);
    return () => {
      stopWatching();
      callOff();
      source?.close();
    };
  }

  /** An event stream hides its status; any guarded request shows whether the session is over. */
  private learnWhy(): void {
    this.api.settings().catch(() => {
      // `Requests` has taken note of a 401; anything else is retried anyway.
    });
  }
}

function hear(source: EventSource, handlers: LiveHandlers): void {
  source.onopen = () => {
    handlers.opened();
  };
  source.addEventListener('call', (event) => {
    handlers.call(dataOf(event) as CallUpdate);
  });
  source.addEventListener('contacts', (event) => {
    handlers.contacts(dataOf(event) as ContactsNews);
  });
  source.addEventListener('service', (event) => {
    handlers.service(dataOf(event) as ServiceNews);
  });
  source.addEventListener('trouble', (event) => {
    handlers.trouble(dataOf(event) as TroubleNews);
  });
}

/** The edge: our own server keeps to the shared types. */
function dataOf(event: MessageEvent): unknown {
  return JSON.parse(String(event.data));
}
