import type { KeyObject } from 'node:crypto';
import type { NamedPhone } from './phones/known-phones.ts';

/** Where the platform asks for instructions, or tells events. */
export interface WebhookTarget {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  /** Milliseconds until the connection must stand, and from then until the reply; the platform's when left out. */
  readonly connectTimeout?: number;
  readonly socketTimeout?: number;
}

/** What a customer sets up beside the webhooks of calls. */
export interface VoiceSettings {
  /** Whether webhooks are signed; they are when left out. */
  readonly signedCallbacks?: boolean;
  /** Hours that a named conversation lives, 48 when left out. */
  readonly conversationsTtl?: number;
  /** Days that a leg can be asked about, 2 when left out. */
  readonly legPersistenceTime?: number;
  readonly region?: string;
}

/** One voice application, as a customer sets it up in the dashboard. */
export interface Application {
  readonly id: string;
  /** What people call it; the id when left out. */
  readonly name?: string;
  /** Verifies the user tokens that the application's private key signed. */
  readonly publicKey: KeyObject;
  /** With `apiKey`: signs webhooks. */
  readonly signatureSecret: string;
  readonly apiKey: string;
  /** E.164 without plus sign: what a call may come from. */
  readonly numbers: readonly string[];
  /** Without it a call gets no instructions. */
  readonly answerUrl?: WebhookTarget;
  /** Asked when the answer URL has failed. */
  readonly fallbackAnswerUrl?: WebhookTarget;
  /** Without it no event is told. */
  readonly eventUrl?: WebhookTarget;
  readonly voice?: VoiceSettings;
  /** When given, only these users, and those created since, exist; otherwise every name is a user. */
  readonly users?: readonly string[];
  /** What the customer set up for other products, kept to the letter. */
  readonly otherCapabilities?: Readonly<Record<string, unknown>>;
  /** Whether the vendor may learn from what is said: kept, nothing more. */
  readonly improveAi?: boolean;
}

/** Whether calls are among what the application was set up for. */
export function hasVoice(application: Application): boolean {
  const { voice, answerUrl, fallbackAnswerUrl, eventUrl } = application;
  return [voice, answerUrl, fallbackAnswerUrl, eventUrl].some((one) => one !== undefined);
}

/** Every application there is. A change counts from the next request, webhook or call on. */
export interface Applications {
  /** Takes the place of the one with the same id. */
  readonly add: (application: Application) => void;
  /** Leaves what `change` does not name as it is; `undefined` for an unknown id. */
  update(id: string, change: Partial<Omit<Application, 'id'>>): Application | undefined;
  /** False when there was none. */
  remove(id: string): boolean;
  /** In the order in which they were added. */
  list(): readonly Application[];
  find(id: string): Application | undefined;
  /** Whose number that is (E.164 without plus sign). */
  withNumber(number: string): Application | undefined;
  /** Gives the number to that application, and takes it from every other; to none when left out. */
  link(number: string, id?: string): void;
}

/** The numbers that lead to an application, with its name. */
export function numbersOf(applications: Pick<Applications, 'list'>): readonly NamedPhone[] {
  return applications
    .list()
    .flatMap(({ id, name = id, numbers }) => numbers.map((number) => ({ number, name })));
}

export function createApplications(): Applications {
  const known = new Map<string, Application>();
  const list = (): readonly Application[] => [...known.values()];

  function update(id: string, change: Partial<Omit<Application, 'id'>>): Application | undefined {
    const before = known.get(id);
    if (!before) return undefined;
    const after = { ...before, ...change };
    known.set(id, after);
    return after;
  }

  return {
    add: (application) => {
      known.set(application.id, application);
    },
    update,
    remove: (id) => known.delete(id),
    list,
    find: (id) => known.get(id),
    withNumber: (number) => list().find(({ numbers }) => numbers.includes(number)),
    link: (number, to) => {
      for (const { id, numbers } of list()) {
        const others = numbers.filter((one) => one !== number);
        if (id === to) update(id, { numbers: [...others, number] });
        else if (others.length < numbers.length) update(id, { numbers: others });
      }
    },
  };
}
