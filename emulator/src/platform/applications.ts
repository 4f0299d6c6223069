import type { KeyObject } from 'node:crypto';

/** Where the platform asks for instructions, or tells events. */
export interface WebhookTarget {
  readonly url: string;
  readonly method: 'GET' | 'POST';
}

/** One voice application, as a customer sets it up in the dashboard. */
export interface Application {
  readonly id: string;
  /** Verifies the user tokens that the application's private key signed. */
  readonly publicKey: KeyObject;
  /** With `apiKey`: signs webhooks. */
  readonly signatureSecret: string;
  readonly apiKey: string;
  /** E.164 without plus sign: what a call may come from. */
  readonly numbers: readonly string[];
  readonly answerUrl: WebhookTarget;
  readonly eventUrl: WebhookTarget;
  /** When given, only these users exist; otherwise every name is a user. */
  readonly users?: readonly string[];
}

export interface Applications {
  readonly add: (application: Application) => void;
  find(id: string): Application | undefined;
  /** Whose number that is (E.164 without plus sign). */
  withNumber(number: string): Application | undefined;
}

export function createApplications(): Applications {
  const known = new Map<string, Application>();
  return {
    add: (application) => {
      known.set(application.id, application);
    },
    find: (id) => known.get(id),
    withNumber: (number) => [...known.values()].find(({ numbers }) => numbers.includes(number)),
  };
}
