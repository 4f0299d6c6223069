const news = document.querySelector('#news');

/** Lets screen readers tell news, also when the same has just happened once more. */
export function announce(text) {
  news.textContent = news.textContent === text ? `${text}\u00a0` : text;
}

/** Writes words into an element, once: the same words again would be announced again. */
export function say(where, text) {
  const element = typeof where === 'string' ? document.querySelector(where) : where;
  if (element.textContent !== text) element.textContent = text;
}
