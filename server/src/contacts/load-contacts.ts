import { readFile } from 'node:fs/promises';
import { errorCode } from '../error-code.ts';
import type { NumberRules } from './check-number.ts';
import { readContacts, type ContactsReading } from './read-contacts.ts';

/** Reads and checks the file. A file that is missing or cannot be read is a problem like any other. */
export async function loadContacts(
  path: string,
  rules: NumberRules = {},
): Promise<ContactsReading> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    return { problem: unreadable(error) };
  }
  return readContacts(text, rules);
}

function unreadable(error: unknown) {
  const cause = errorCode(error);
  if (cause === 'ENOENT') {
    const message = 'The file is missing. Make it, with a list of contacts.';
    return { code: 'contacts-missing', message };
  }
  const message = `The file cannot be read (${cause}). It must be a file that this user may read.`;
  return { code: 'contacts-unreadable', message };
}
