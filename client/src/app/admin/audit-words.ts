import type { AuditRecord } from '@hotline/protocol/admin';

const kinds: Readonly<Record<string, string>> = {
  'signed-in': 'Signed in',
  'sign-in-failed': 'Sign-in failed',
  'session-ended': 'Session ended',
  'token-minted': 'Phone token given',
  'call-placed': 'Call placed',
  'call-refused': 'Call refused',
  'webhook-refused': 'Webhook refused',
  'contacts-changed': 'Contacts changed',
  'limits-changed': 'Limits changed',
  'user-changed': 'User changed',
};

/** What happened; a kind that is new has to speak for itself. */
export function kindWords({ kind }: AuditRecord): string {
  return kinds[kind] ?? plain(kind);
}

/** What is known of it beside, in one line: "reason: too old, count: 3". */
export function detailWords(details: unknown): string {
  if (typeof details !== 'object' || details === null) return '';
  return Object.entries(details)
    .map(([name, value]) => `${plain(name, false)}: ${valueWords(value)}`)
    .join(', ');
}

function valueWords(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** "some-thing" and "someThing" as words. */
export function plain(name: string, capital = true): string {
  const words = name
    .replace(/[-_]/g, ' ')
    .replace(/\B[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return capital ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}
