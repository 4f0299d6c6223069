/** Writes words into an element, once: the same words again would be announced again. */
export function say(where, text) {
  const element = typeof where === 'string' ? document.querySelector(where) : where;
  if (element.textContent !== text) element.textContent = text;
}
