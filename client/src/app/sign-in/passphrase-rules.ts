/** As the server has it, counted in characters as people count them. */
export const passphraseLength = { least: 15, most: 128 } as const;

export function lengthOf(passphrase: string): number {
  return Array.from(passphrase.normalize('NFKC')).length;
}

export function lengthFits(length: number): boolean {
  return length >= passphraseLength.least && length <= passphraseLength.most;
}

/** How far one has come while typing. */
export function countWords(length: number): string {
  const { least, most } = passphraseLength;
  if (length > most) return `${length}, at most ${most}`;
  return length < least ? `${length} of ${least}` : `${length} ✓`;
}

/** Why that cannot be a new passphrase; null when nothing can be said against it here. */
export function lengthProblem(passphrase: string): string | null {
  const { least, most } = passphraseLength;
  const length = lengthOf(passphrase);
  if (length === 0) return 'Type a passphrase.';
  if (length < least) return `Too short: ${characters(least - length)} more.`;
  if (length > most) return `Too long: take ${characters(length - most)} away.`;
  return null;
}

function characters(count: number): string {
  return `${count} ${count === 1 ? 'character' : 'characters'}`;
}
