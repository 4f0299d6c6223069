import type { ContactsProblem } from '@hotline/protocol/contact';
import type { CallUpdate } from '@hotline/protocol/placed-call';
import type { ServiceNews, TroubleNews } from '@hotline/protocol/service';

export interface ContactsNews {
  readonly problem: ContactsProblem | null;
}

export interface LiveHandlers {
  /** The stream is open, for the first time or again: something may have been missed. */
  opened(): void;
  call(update: CallUpdate): void;
  /** The list of contacts, or what is wrong with its file, may have changed. */
  contacts(news: ContactsNews): void;
  /** Whether calls can be kept, which they must be to be placed. */
  service(news: ServiceNews): void;
  /** What the phone service complains about. */
  trouble(news: TroubleNews): void;
}

/** What the server tells by itself while the pad is open. */
export abstract class LiveUpdates {
  /** Listens until the answer is called, and comes back by itself after every loss. */
  abstract open(handlers: LiveHandlers): () => void;
}
