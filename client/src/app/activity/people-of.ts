import type { Contacts } from '@hotline/protocol/contact';
import type { CallUpdate } from '@hotline/protocol/placed-call';

export interface Person {
  readonly id: string;
  readonly name: string;
}

/**
 * Whose calls can be listed: everybody on the pad, and whoever else was called. For those, and for the one
 * who is `chosen` already, the id has to do where there is no name.
 */
export function peopleOf(
  contacts: Contacts,
  calls: readonly CallUpdate[],
  chosen: string | undefined,
): readonly Person[] {
  const names = new Map(contacts.map(({ id, name }) => [id, name]));
  const others = new Set(calls.map(({ contactId }) => contactId));
  if (chosen !== undefined) others.add(chosen);
  for (const id of others) if (!names.has(id)) names.set(id, id);
  return Array.from(names, ([id, name]) => ({ id, name }));
}
