import type { Contact } from '@hotline/protocol/contact';
import type { ListedContact } from './listed-contact.ts';

/** The executive of the tutorial, who may sign in even when no contact names a user. */
export const everPresentUser = 'john';

/** One good state of `contacts.json`. */
export interface ContactList {
  /** Everybody, with their numbers: for the server alone. */
  readonly all: readonly ListedContact[];
  /** The pad of that user, in the file's order. No number ever. */
  padOf(user: string): Contact[];
  /** A person on that user's pad. */
  find(user: string, contactId: string): ListedContact | undefined;
  /** Whether somebody of that name may sign in. */
  knows(user: string): boolean;
}

export function createContactList(contacts: readonly ListedContact[]): ContactList {
  const byId = new Map(contacts.map((contact) => [contact.id, contact]));
  const users = new Set([everPresentUser, ...contacts.flatMap(({ users = [] }) => users)]);

  return {
    all: contacts,
    padOf: (user) => contacts.filter((contact) => isOnPadOf(contact, user)).map(withoutSecrets),
    find: (user, contactId) => {
      const contact = byId.get(contactId);
      return contact && isOnPadOf(contact, user) ? contact : undefined;
    },
    knows: (user) => users.has(user),
  };
}

function isOnPadOf({ users }: ListedContact, user: string): boolean {
  return users === undefined || users.includes(user);
}

/** Names what may leave, so that a field added later stays in. */
function withoutSecrets({ id, name, title, group }: ListedContact): Contact {
  return { id, name, ...(title !== undefined && { title }), ...(group !== undefined && { group }) };
}
