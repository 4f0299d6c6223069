import type { AuditLog } from '../audit/audit-log.ts';
import type { ContactBook } from './contact-book.ts';

/** Notes who came, went or changed on the pads, by their ids, and that the file was broken. The returned function ends it. */
export function noteContactChanges(dependencies: {
  readonly contacts: Pick<ContactBook, 'list' | 'problem' | 'onChange'>;
  readonly audit: Pick<AuditLog, 'note'>;
}): () => void {
  const { contacts, audit } = dependencies;
  let before = printsOf(contacts);

  return contacts.onChange(() => {
    const problem = contacts.problem();
    if (problem) {
      audit.note({ kind: 'contacts-changed', details: { problem: problem.code } });
      return;
    }
    const after = printsOf(contacts);
    const added = [...after.keys()].filter((id) => !before.has(id));
    const removed = [...before.keys()].filter((id) => !after.has(id));
    const changed = [...after].filter(([id, print]) => (before.get(id) ?? print) !== print);
    before = after;
    const details = { added, removed, changed: changed.map(([id]) => id) };
    audit.note({ kind: 'contacts-changed', details });
  });
}

function printsOf(contacts: Pick<ContactBook, 'list'>): Map<string, string> {
  const { all } = contacts.list();
  return new Map(all.map((contact) => [contact.id, JSON.stringify(contact)]));
}
