import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { ContactBook } from './contacts/contact-book.ts';
import type { Log } from './log.ts';
import type { ClientBuild } from './pages/client-build.ts';
import type { Random } from './random.ts';
import type { Application } from './session/client-token.ts';
import type { DeriveKey } from './sign-in/passphrase-hash.ts';
import type { Availability } from './store/guard/availability.ts';
import type { Store } from './store/store.ts';
import type { WebhookAccount } from './webhooks/signature/webhook-account.ts';

/** What comes from outside: real in the program, held still in a test. */
export interface World {
  readonly config: Pick<
    Config,
    'mode' | 'number' | 'voice' | 'phonesUrl' | 'trustProxy' | 'limits' | 'company'
  >;
  /** Asks other servers. */
  readonly fetch: typeof globalThis.fetch;
  /** What hashing a passphrase costs. */
  readonly deriveKey: DeriveKey;
  readonly application: Application;
  /** Whose webhooks are taken. */
  readonly account: WebhookAccount;
  /** Where the platform reaches us. */
  readonly publicUrl: string;
  readonly contacts: ContactBook;
  readonly client: ClientBuild;
  readonly store: Store;
  readonly availability: Availability;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly closing: AbortSignal;
}
