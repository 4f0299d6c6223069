import type { ContactsProblem } from '@hotline/protocol/contact';
import type { ContactBook } from '../contacts/contact-book.ts';
import { createContactList, type ContactList } from '../contacts/contact-list.ts';
import type { ListedContact } from '../contacts/listed-contact.ts';

export const bob: ListedContact = { id: 'bob', name: 'Bob', number: '447700900001' };
export const alice: ListedContact = {
  id: 'alice',
  name: 'Alice',
  number: '447700900002',
  title: 'Finance',
  group: 'Board',
  users: ['mary'],
};

/** Contacts that a test rewrites by hand. */
export class FakeContactBook implements ContactBook {
  private contacts = createContactList([bob, alice]);
  private fault: ContactsProblem | null = null;
  private readonly listeners = new Set<() => void>();

  list(): ContactList {
    return this.contacts;
  }

  problem(): ContactsProblem | null {
    return this.fault;
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  close(): void {
    this.listeners.clear();
  }

  rewrite(contacts: readonly ListedContact[]): void {
    this.contacts = createContactList(contacts);
    this.tell(null);
  }

  break(problem: ContactsProblem): void {
    this.tell(problem);
  }

  private tell(problem: ContactsProblem | null): void {
    this.fault = problem;
    for (const listener of this.listeners) listener();
  }
}
