/** What can be pressed on a phone; `p` is a pause. */
export const keysPattern = /^[0-9*#A-Da-dp]{1,100}$/;

/** Milliseconds from one key to the next, of which its tone takes the first half. */
export const keyTime = 200;

/** Milliseconds of a `p`. */
export const pauseTime = 500;

/** When each key is pressed, in milliseconds after the first, and when all is over. */
export function timeKeys(keys: string): { readonly presses: readonly KeyPress[]; length: number } {
  const presses: KeyPress[] = [];
  let length = 0;
  for (const key of keys) {
    if (key !== 'p') presses.push({ key: key.toUpperCase(), at: length });
    length += key === 'p' ? pauseTime : keyTime;
  }
  return { presses, length };
}

export interface KeyPress {
  readonly key: string;
  readonly at: number;
}
