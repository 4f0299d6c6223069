import type { Application } from '../applications.ts';
import type { Leg } from '../legs/leg.ts';
import type { Clock, Webhooks } from '../ports.ts';
import { createTeller } from '../run/teller.ts';
import type { InputForms } from './input-forms.ts';
import { inputPayload } from './input-payload.ts';
import { oneKey } from './one-key.ts';

export interface KeyListenersDependencies {
  readonly webhooks: Webhooks;
  readonly clock: Clock;
  readonly inputForms: () => InputForms;
}

/** Where an application wants each key of a leg told, whatever the instructions say. */
export interface KeyListeners {
  /** Tells each key from now on to `url`, and no longer to the one before. What it replies is not read. */
  set(application: Application, leg: Leg, url: string): void;
  /** Idempotent. */
  remove(leg: Leg): void;
}

export function createKeyListeners(dependencies: KeyListenersDependencies): KeyListeners {
  const { webhooks, clock, inputForms } = dependencies;
  const stops = new WeakMap<Leg, () => void>();

  function remove(leg: Leg): void {
    stops.get(leg)?.();
    stops.delete(leg);
  }

  return {
    set: (application, leg, url) => {
      remove(leg);
      const teller = createTeller(webhooks, application);
      const tell = (key: string): void => {
        const payload = inputPayload(leg.identity, oneKey(key), inputForms(), clock.now());
        teller.tell(payload, leg.identity.uuid, { url, method: 'POST' });
      };
      stops.set(leg, leg.onPressed(tell));
    },
    remove,
  };
}
