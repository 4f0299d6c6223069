export type Shortcut = 'cancel' | 'end' | 'mute';

type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey'>;

/** What a key does anywhere on the page; null for keys that are none of ours. */
export function shortcut({ key, ctrlKey, shiftKey, altKey, metaKey }: Keys): Shortcut | null {
  if (altKey || metaKey) return null;
  if (key === 'Escape') return 'cancel';
  if (!ctrlKey || !shiftKey) return null;
  const letter = key.toLowerCase();
  if (letter === 'h') return 'end';
  return letter === 'm' ? 'mute' : null;
}
