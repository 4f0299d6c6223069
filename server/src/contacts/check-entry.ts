import { advice, contactEntry, knownKeys, type ContactEntry } from './contact-schema.ts';
import type { Flaw } from './flaw.ts';
import type { ListedContact } from './listed-contact.ts';
import { phoneNumber } from './phone-number.ts';
import { slug } from './slug.ts';

export type CheckedEntry = { readonly contact: ListedContact } | { readonly flaw: Flaw };

/** One entry as a contact, or the first thing wrong with it; `earlier` are the good ones before it. */
export function checkEntry(value: unknown, earlier: readonly ListedContact[]): CheckedEntry {
  const parsed = contactEntry.safeParse(value);
  if (!parsed.success) return { flaw: schemaFlaw(parsed.error.issues) };
  const entry = parsed.data;
  const number = phoneNumber(entry.number);
  if (number === undefined) return { flaw: numberFlaw };
  const contact = listed(entry, number);
  if (contact.id === '') return { flaw: { ...noSlugFlaw, path: ['name'] } };
  const flaw = duplicateFlaw(contact, entry, earlier);
  return flaw ? { flaw } : { contact };
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

const numberFlaw: Flaw = {
  code: 'contact-number-invalid',
  message:
    'Nobody can have this "number". Write country code and number, digits only, such as "+447700900001".',
  path: ['number'],
};

const noSlugFlaw = {
  code: 'contact-invalid',
  message: 'No id can be made of this name. Give the contact an "id", such as "reception".',
} as const;

function listed({ name, id = slug(name), title, group, users }: ContactEntry, number: string) {
  const optional = { ...(title && { title }), ...(group && { group }), ...(users && { users }) };
  return { id: id.slice(0, 64), name, number, ...optional };
}

function duplicateFlaw(
  contact: ListedContact,
  entry: ContactEntry,
  earlier: readonly ListedContact[],
): Flaw | undefined {
  const name = contact.name.toLowerCase();
  if (earlier.some((other) => other.name.toLowerCase() === name)) {
    const message = 'An earlier contact has the same name. Make the two names different.';
    return { code: 'contact-duplicate-name', message, path: ['name'] };
  }
  if (!earlier.some(({ id }) => id === contact.id)) return undefined;
  const message = `An earlier contact has the same id "${contact.id}". Give one of them another "id".`;
  return { code: 'contact-duplicate-id', message, path: [entry.id === undefined ? 'name' : 'id'] };
}
