import type { ContactsProblem } from '@hotline/protocol/contact';
import { findNodeAtLocation, getNodeValue, type Node } from 'jsonc-parser';
import { checkEntry } from './check-entry.ts';
import type { NumberRules } from './check-number.ts';
import type { Flaw } from './flaw.ts';
import type { ListedContact } from './listed-contact.ts';
import { parseJson } from './parse-json.ts';
import { placeInText } from './place-in-text.ts';

export type ContactsReading =
  { readonly contacts: readonly ListedContact[] } | { readonly problem: ContactsProblem };

/** More than a pad can show; a bound on the work one file can cause. */
const maxCharacters = 500_000;

/** Reads the text of `contacts.json`: all of its contacts, or the first thing that is wrong with it. */
export function readContacts(text: string, rules: NumberRules = {}): ContactsReading {
  if (text.length > maxCharacters) return { problem: tooLarge };
  const json = text.replace(/^\uFEFF/, '');
  if (json.trim() === '') return { problem: emptyFile };
  const parsed = parseJson(json);
  if ('problem' in parsed) return parsed;
  const { root } = parsed;
  if (root.type !== 'array') {
    return { problem: { ...notArray, ...placeInText(json, root.offset) } };
  }
  return readEntries(json, root.children ?? [], rules);
}

function readEntries(text: string, nodes: readonly Node[], rules: NumberRules): ContactsReading {
  const contacts: ListedContact[] = [];
  const taken = { ids: new Set<string>(), names: new Set<string>() };
  for (const [index, node] of nodes.entries()) {
    const checked = checkEntry(getNodeValue(node), taken, rules);
    if ('flaw' in checked) return { problem: locate(checked.flaw, text, node, index) };
    contacts.push(checked.contact);
  }
  return { contacts };
}

function locate({ code, message, path }: Flaw, text: string, node: Node, index: number) {
  const name: unknown = getNodeValue(findNodeAtLocation(node, ['name']) ?? node);
  const who = typeof name === 'string' ? ` (${JSON.stringify(name.slice(0, 60))})` : '';
  const { offset } = findNodeAtLocation(node, [...path]) ?? node;
  const place = placeInText(text, offset);
  return { code, message: `Contact ${index + 1}${who}: ${message}`, ...place };
}

const tooLarge: ContactsProblem = {
  code: 'contacts-too-large',
  message: 'The file is larger than 500,000 characters. Keep only the contacts.',
};

const emptyFile: ContactsProblem = {
  code: 'contacts-empty-file',
  message: 'The file is empty. Write a list, such as [{"name": "Bob", "number": "+447700900001"}].',
  line: 1,
  column: 1,
};

const notArray: ContactsProblem = {
  code: 'contacts-not-array',
  message: 'This is not a list. Put the contacts between [ and ].',
};
