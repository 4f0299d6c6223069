import { checkNumber, type NumberRules } from './check-number.ts';
import { advice, contactEntry, knownKeys, type ContactEntry } from './contact-schema.ts';
import type { Flaw } from './flaw.ts';
import type { ListedContact } from './listed-contact.ts';
import { slug } from './slug.ts';

export type CheckedEntry = { readonly contact: ListedContact } | { readonly flaw: Flaw };

/** What earlier entries have taken. Sets, because a long file would be compared with itself otherwise. */
export interface Taken {
  readonly ids: Set<string>;
  /** In small letters. */
  readonly names: Set<string>;
}

/** One entry as a contact, which takes its id and name; or the first thing wrong with it. */
export function checkEntry(value: unknown, taken: Taken, rules: NumberRules): CheckedEntry {
  const parsed = contactEntry.safeParse(value);
  if (!parsed.success) return { flaw: schemaFlaw(parsed.error.issues) };
  const entry = parsed.data;
  const number = checkNumber(entry, rules);
  if ('flaw' in number) return number;
  const contact = listed(entry, number.digits);
  if (contact.id === '') return { flaw: { ...noSlugFlaw, path: ['name'] } };
  const flaw = duplicateFlaw(contact, entry, taken);
  if (flaw) return { flaw };
  taken.ids.add(contact.id);
  taken.names.add(contact.name.toLowerCase());
  return { contact };
}

type Issues = NonNullable<ReturnType<typeof contactEntry.safeParse>['error']>['issues'];

function schemaFlaw(issues: Issues): Flaw {
  // A stray key is most often a mistyped one: name it before the key that seems to be missing.
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  if (issue?.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    const message = `"${key}" is not known here. Known are ${knownKeys.join(', ')}.`;
    return { code: 'contact-invalid', message, path: [key] };
  }
  const path = (issue?.path ?? []).filter((step) => typeof step !== 'symbol');
  const message =
    advice[String(path[0])] ?? 'Write it as {"name": "Bob", "number": "+447700900001"}.';
  return { code: 'contact-invalid', message, path };
}

const noSlugFlaw = {
  code: 'contact-invalid',
  message: 'No id can be made of this name. Give the contact an "id", such as "reception".',
} as const;

function listed({ name, id = slug(name), title, group, users }: ContactEntry, number: string) {
  const optional = { ...(title && { title }), ...(group && { group }), ...(users && { users }) };
  return { id: id.slice(0, 64), name, number, ...optional };
}

function duplicateFlaw({ id, name }: ListedContact, entry: ContactEntry, taken: Taken) {
  if (taken.names.has(name.toLowerCase())) {
    const message = 'An earlier contact has the same name. Make the two names different.';
    return { code: 'contact-duplicate-name', message, path: ['name'] } as const;
  }
  if (!taken.ids.has(id)) return undefined;
  const message = `An earlier contact has the same id "${id}". Give one of them another "id".`;
  const path = [entry.id === undefined ? 'name' : 'id'];
  return { code: 'contact-duplicate-id', message, path } as const;
}
