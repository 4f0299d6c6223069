const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&amp;': '&',
};

/** The words of a talk text: SSML tags are dropped; text that is not SSML stays as it is. */
export function wordsOf(text: string): string {
  if (!/^\s*<speak[\s>]/.test(text)) return text;
  return text
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => entities[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .trim();
}
