import type { AuditEntry } from '../audit/audit-log.ts';
import { alice, bob, FakeContactBook } from '../testing/fake-contact-book.ts';
import { noteContactChanges } from './note-changes.ts';

it('notes who came, went and changed, and a broken file, without a number', () => {
  const contacts = new FakeContactBook();
  const noted: AuditEntry[] = [];
  const end = noteContactChanges({ contacts, audit: { note: (each) => void noted.push(each) } });
  const sue = { id: 'sue', name: 'Sue', number: '447700900004' };
  contacts.rewrite([{ ...bob, number: '447700900009' }, sue]);
  contacts.break({ code: 'contacts-not-json', message: 'This is not JSON.' });
  contacts.rewrite([bob, alice]);
  end();
  contacts.rewrite([]);
  expect(noted.map(({ kind, details }) => [kind, details])).toEqual([
    ['contacts-changed', { added: ['sue'], removed: ['alice'], changed: ['bob'] }],
    ['contacts-changed', { problem: 'contacts-not-json' }],
    ['contacts-changed', { added: ['alice'], removed: ['sue'], changed: ['bob'] }],
  ]);
  expect(JSON.stringify(noted)).not.toContain('4477');
});
