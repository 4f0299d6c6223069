import type { AccountDependencies } from './account/account-books.ts';
import type { FileStore } from './recording/file-store.ts';
import type { Ids } from './ids.ts';
import type { InputForms } from './input/input-forms.ts';
import type { Media, Sounds, Webhooks } from './ports.ts';
import type { SentWebhooks } from './sent-webhooks.ts';
import type { OnTrace } from './trace.ts';

export interface PlatformDependencies extends AccountDependencies {
  readonly media: Media;
  readonly sounds: Sounds;
  readonly files: FileStore;
  readonly webhooks: Webhooks;
  readonly sentWebhooks: SentWebhooks;
  readonly ids: Ids;
  /** How input events are written; as the platform documents them when left out. */
  readonly inputForms?: () => InputForms;
  readonly regionUrl: () => string;
  /** Watches all calls; nobody does when left out. */
  readonly onTrace?: OnTrace | undefined;
  /** Takes what broke inside the platform. */
  readonly report: (error: unknown) => void;
}
