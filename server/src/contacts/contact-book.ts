import type { ContactsProblem } from '@hotline/protocol/contact';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { StartError } from '../start-error.ts';
import type { NumberRules } from './check-number.ts';
import { createContactList, type ContactList } from './contact-list.ts';
import { describeProblem } from './describe-problem.ts';
import { inTurn } from './in-turn.ts';
import { loadContacts } from './load-contacts.ts';
import type { ContactsReading } from './read-contacts.ts';
import { watchFileAt } from './watch-file.ts';

/** The contacts as they are now. */
export interface ContactBook {
  /** The last good list. */
  list(): ContactList;
  /** What is wrong with the file now, if anything: the list is then older than the file. */
  problem(): ContactsProblem | null;
  /** Calls after the list or the problem has changed. The returned function ends the subscription. */
  onChange(listener: () => void): () => void;
  close(): void;
}

export interface ContactBookDependencies {
  readonly path: string;
  readonly rules?: NumberRules;
  readonly clock: Clock;
  readonly log: Log;
}

/** A half-written file is whole again a moment later: only a problem that stays is told. */
const settleMs = 150;

/**
 * Reads `contacts.json` and follows its changes. A broken edit keeps the last good list.
 * @throws StartError when there is no good list to begin with.
 */
export async function openContactBook(dependencies: ContactBookDependencies): Promise<ContactBook> {
  const { path, rules, clock, log } = dependencies;
  const load = () => loadContacts(path, rules);
  const first = await load();
  if ('problem' in first) throw new StartError(describeProblem(path, first.problem));

  let list = createContactList(first.contacts);
  let problem: ContactsProblem | null = null;
  let known = JSON.stringify(first);
  const listeners = new Set<() => void>();

  const unwatch = watchFileAt(path, inTurn(follow, log));

  async function follow(): Promise<void> {
    const reading = await settled(load, clock);
    const now = JSON.stringify(reading);
    if (now === known) return;
    known = now;
    if ('problem' in reading) {
      problem = reading.problem;
      log.warn({ code: problem.code }, describeProblem(path, problem));
    } else {
      problem = null;
      list = createContactList(reading.contacts);
      log.info({ code: 'contacts-loaded', contacts: reading.contacts.length });
    }
    for (const listener of listeners) listener();
  }

  return {
    list: () => list,
    problem: () => problem,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: unwatch,
  };
}

async function settled(
  load: () => Promise<ContactsReading>,
  clock: Clock,
): Promise<ContactsReading> {
  const reading = await load();
  if (!('problem' in reading)) return reading;
  await new Promise<void>((resolve) => clock.after(settleMs, resolve));
  return load();
}
