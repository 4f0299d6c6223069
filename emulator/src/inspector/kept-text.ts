import type { Text } from './entry.ts';

/** Characters of a body. */
export const longestText = 16 * 1024;

/** A body as the book keeps it: text, cut where it is too long. */
export function keptText(name: Text['name'], body: unknown): Text {
  const text = typeof body === 'string' ? body : (JSON.stringify(body) as string | undefined);
  return cutText({ name, text: text ?? '' }, longestText);
}

/** The same with so many characters at most. */
export function cutText({ name, text, cut = 0 }: Text, longest: number): Text {
  if (text.length <= longest) return { name, text, ...(cut > 0 && { cut }) };
  // A copy: a slice would keep the whole text in memory.
  const head = Buffer.from(text.slice(0, longest)).toString();
  return { name, text: head, cut: cut + text.length - longest };
}
